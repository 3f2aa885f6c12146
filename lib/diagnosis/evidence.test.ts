import { describe, expect, it } from 'vitest';
import { failForwarding } from '@/lib/observation/testing/observations';
import { gapEvidence, gatewayEvidence, isoTime, probeEvidence } from './evidence';
import { federationOf, healthy } from './testing/situation';

const federation = federationOf(failForwarding(healthy(), 'dc1', 'dc2', 'connection-lost', 7));

describe('evidence', () => {
  it('writes times as ISO 8601 and survives those that are none', () => {
    expect(isoTime(0)).toBe('1970-01-01T00:00:00.000Z');
    expect([isoTime(null), isoTime(NaN), isoTime(1e30)]).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('holds no duration or count that would differ at every poll', () => {
    const probe = federation.pairs.find(({ failure }) => failure !== null)?.probes[0];
    expect(probe && probeEvidence(probe).value).toBe(
      'HTTP 500: rpc error getting client: failed to get conn: EOF',
    );
  });

  it('quotes the registration, and only the checks that are not passing', () => {
    const gateway = federation.datacenters[0]?.meshGateways[0];
    expect(gateway && gatewayEvidence(gateway).map(({ value }) => value)).toEqual([
      'mesh-gateway mesh-gateway-1 on dc1-gw1: lan 10.1.1.1:8443, wan 198.51.1.1:8443, meta consul-wan-federation=1, passing',
    ]);
  });

  it('says that nobody was asked', () => {
    const gap = {
      fact: 'raft',
      datacenter: 'dc1',
      vantage: '',
      kind: 'not-asked',
      message: 'm',
      path: '',
      at: null,
    } as const;
    expect(gapEvidence(gap)).toEqual({ vantage: 'nobody', request: 'none', at: 'unknown', value: 'm' });
  });
});
