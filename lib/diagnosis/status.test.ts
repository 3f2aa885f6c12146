import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { datacenterStatus } from './status';
import { diagnosisOf, federationOf, healthy } from './testing/situation';

const critical = { checks: [{ id: 'c', name: 'c', status: 'critical', output: 'x' }] };
const statusIn = (all: ReturnType<typeof healthy>, name: string) =>
  datacenterStatus(federationOf(all), diagnosisOf(all).findings, name);

describe('statusOf', () => {
  it('critical before warning before unknown before ok', () => {
    const away = change.unreachable(healthy(), 'dc3');
    const warned = change.editGateway(away, 'dc2', 'mesh-gateway-1', critical);
    const broken = change.failForwarding(warned, 'dc1', 'dc2', 'connection-lost');
    expect([healthy(), away, warned, broken].map((all) => diagnosisOf(all).status)).toEqual([
      'ok',
      'unknown',
      'warning',
      'critical',
    ]);
  });

  it('pairs for which no vantage was ever configured do not change it', () => {
    expect(diagnosisOf(change.seenFromOneAgent(healthy(), 'dc1')).status).toBe('ok');
    expect(diagnosisOf(change.dropVantage(healthy(), 'dc3')).status).toBe('ok');
  });

  it('a configured agent that never answered, or nobody to ask, is unknown', () => {
    const [first, ...others] = healthy();
    const silent = first ? [{ ...first, facts: {}, forwarding: {} }, ...others] : [];
    expect(diagnosisOf(silent).status).toBe('unknown');
    expect(diagnosisOf([]).status).toBe('unknown');
  });
});

describe('datacenterStatus', () => {
  it('is the worst about the datacenter; others keep their own', () => {
    const all = change.editGateway(healthy(), 'dc3', 'mesh-gateway-1', critical);
    expect(['dc1', 'dc2', 'dc3'].map((name) => statusIn(all, name))).toEqual(['ok', 'ok', 'critical']);
    const one = change.editGateway(healthy(), 'dc2', 'mesh-gateway-1', critical);
    expect(statusIn(one, 'dc2')).toBe('warning');
  });

  it('a broken way between two belongs to the bridge', () => {
    const all = change.failForwarding(healthy(), 'dc1', 'dc2', 'connection-lost');
    expect(['dc1', 'dc2'].map((name) => statusIn(all, name))).toEqual(['ok', 'ok']);
  });

  it('is unknown when it is not observed, or not there', () => {
    expect(statusIn(change.unreachable(healthy(), 'dc3'), 'dc3')).toBe('unknown');
    expect(statusIn(change.dropVantage(healthy(), 'dc3'), 'dc3')).toBe('unknown');
    expect(statusIn(healthy(), 'dc9')).toBe('unknown');
    expect(statusIn(change.seenFromOneAgent(healthy(), 'dc1'), 'dc2')).toBe('ok');
  });
});
