import { describe, expect, it } from 'vitest';
import { checkTone, gatewayTone, gatewayWord, layerTone, pairTone, serverTone } from './tone';

const gateway = { status: 'passing', usable: true, federation: true, seen: 'live' } as const;

describe('tones', () => {
  it('never shows unknown words as good', () => {
    expect(serverTone('unknown (7)')).toBe('unknown');
    expect(checkTone('maintenance')).toBe('unknown');
    expect(pairTone('unknown')).toBe('unknown');
    expect(layerTone('not-applicable')).toBe('none');
  });

  it('keeps a server that left grey, one that failed not', () => {
    expect(serverTone('left')).toBe('left');
    expect(serverTone('failed')).toBe('bad');
  });

  it('shows a passing mesh gateway as good only when it is usable and seen live', () => {
    expect(gatewayTone(gateway)).toBe('good');
    expect(gatewayTone({ ...gateway, usable: false })).toBe('degraded');
    expect(gatewayTone({ ...gateway, seen: 'federation-state' })).toBe('unknown');
    expect(gatewayTone({ ...gateway, seen: 'last-told' })).toBe('unknown');
    expect(gatewayTone({ ...gateway, status: 'critical', usable: false })).toBe('bad');
    expect(gatewayTone({ ...gateway, federation: false, usable: false })).toBe('none');
  });

  it('says the same in words', () => {
    expect(gatewayWord(gateway)).toBe('passing');
    expect(gatewayWord({ ...gateway, usable: false })).toBe('passing, not usable');
    expect(gatewayWord({ ...gateway, seen: 'last-told' })).toBe('passing when last read');
    expect(gatewayWord({ ...gateway, federation: false })).toBe('passing, not for federation');
  });
});
