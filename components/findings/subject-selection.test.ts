import { describe, expect, it } from 'vitest';
import { subjectSelection } from './subject-selection';

describe('subjectSelection', () => {
  it('leads to what a finding is about', () => {
    expect(subjectSelection({ kind: 'pair', from: 'dc1', to: 'dc2' })).toEqual({
      kind: 'pair',
      from: 'dc1',
      to: 'dc2',
    });
    expect(subjectSelection({ kind: 'mesh-gateway', datacenter: 'dc1', meshGateway: 'g' })).toEqual({
      kind: 'gateway',
      datacenter: 'dc1',
      gateway: 'g',
    });
    expect(subjectSelection({ kind: 'vantage', vantage: 'v', datacenter: 'dc3' })).toEqual({
      kind: 'datacenter',
      datacenter: 'dc3',
    });
  });

  it('leads nowhere for what is on no single place', () => {
    expect(subjectSelection({ kind: 'federation' })).toBeNull();
    expect(subjectSelection({ kind: 'vantage', vantage: 'v', datacenter: null })).toBeNull();
  });
});
