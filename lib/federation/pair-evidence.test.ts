import { describe, expect, it } from 'vitest';
import {
  asClientAgent,
  editGateway,
  failFact,
  failForwarding,
  setMemberStatus,
} from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { pairEvidence } from './pair-evidence';
import { build, NOW, pairOf, three } from './testing/three';

const evidence = (observations: readonly Observation[], from = 'dc1', to = 'dc3') => {
  const federation = build(observations);
  return pairEvidence(federation, pairOf(federation, from, to));
};
const at = new Date(NOW - 1_000).toISOString();
const vantage = 'dc1@http://10.1.0.11:8500';

describe('evidence of a pair', () => {
  it('names vantage, request, time and value of every layer', () => {
    expect(evidence(three())).toEqual({
      gossip: {
        sentence: 'Every WAN pool asked in dc1 has the servers of dc3 alive.',
        evidence: [
          { vantage, request: '/v1/agent/members?wan=1', at, value: '1 of 1 alive, 0 failed, 0 left' },
        ],
      },
      forwarding: {
        sentence: 'Requests asked of dc1 for dc3 come back.',
        evidence: [{ vantage, request: '/v1/status/leader?dc=dc3', at, value: 'leader 10.3.0.11:8300' }],
      },
      gateways: {
        sentence: 'All mesh gateways between dc1 and dc3 are usable, as dc1 knows them.',
        evidence: [
          {
            vantage,
            request: '/v1/health/service/mesh-gateway',
            at,
            value: 'mesh-gateway-1 on dc1-gw1, 198.51.1.1:8443, passing',
          },
          {
            vantage,
            request: '/v1/health/service/mesh-gateway',
            at,
            value: 'mesh-gateway-2 on dc1-gw2, 198.51.1.2:8443, passing',
          },
          {
            vantage,
            request: '/v1/internal/federation-states',
            at,
            value: 'mesh-gateway-1 on dc3-gw1, 198.51.3.1:8443, passing as dc1 knows it',
          },
          {
            vantage: 'dc3@http://10.3.0.11:8500',
            request: '/v1/health/service/mesh-gateway',
            at,
            value: 'mesh-gateway-1 on dc3-gw1, 198.51.3.1:8443, passing',
          },
        ],
      },
    });
  });

  it('gives failure texts as they came', () => {
    const { forwarding } = evidence(failForwarding(three(), 'dc1', 'dc3', 'connection-lost', 4));
    expect(forwarding.sentence).toBe('No request asked of dc1 for dc3 comes back.');
    expect(forwarding.evidence[0]?.value).toBe(
      'connection-lost: rpc error getting client: failed to get conn: EOF (4 times in a row)',
    );
  });

  it('shows a belief that differs from the registration', () => {
    const moved = { wan: { address: '2001:db8::1', port: 8443 } };
    const { gateways } = evidence(editGateway(three(), 'dc3', 'mesh-gateway-1', moved, 'live'));
    expect(gateways.sentence).toBe(
      'No mesh gateway of dc3 that dc1 believes usable is registered so in dc3.',
    );
    expect(gateways.evidence.map((line) => line.value)).toEqual(
      expect.arrayContaining([
        'mesh-gateway-1 on dc3-gw1, 198.51.3.1:8443, passing as dc1 knows it; its registration differs',
        'mesh-gateway-1 on dc3-gw1, [2001:db8::1]:8443, passing',
      ]),
    );
  });

  it('shows what could not be read, and that a list is empty', () => {
    const denied = evidence(failFact(three(), 'dc1', 'federationStates', 'denied')).gateways;
    expect(denied.sentence).toBe('Which mesh gateways dc1 would use towards dc3 could not be read.');
    expect(denied.evidence.map((line) => line.value)).toContain('denied: Permission denied');
    const none = evidence(
      editGateway(three(), 'dc3', 'mesh-gateway-1', { wan: null }),
      'dc3',
      'dc1',
    ).gateways;
    expect(none.evidence[0]?.value).toBe('mesh-gateway-1 on dc3-gw1, no WAN address, passing');
    const empty = evidence(editGateway(three(), 'dc3', 'mesh-gateway-1', null), 'dc3', 'dc1').gateways;
    expect(empty.evidence[0]?.value).toBe('dc3 has no mesh gateway registered');
    expect(empty.sentence).toContain('dc3 without one of its own dials those of dc1');
  });

  it('says which layer does not apply or was not seen', () => {
    expect(evidence(three({ mode: 'traditional' })).gateways).toEqual({
      sentence: 'dc1 is not federated through mesh gateways.',
      evidence: [],
    });
    expect(evidence(asClientAgent(three(), 'dc1')).gossip.sentence).toContain('address of a server');
    expect(evidence(setMemberStatus(three(), { datacenter: 'dc3' }, 'failed')).gossip).toMatchObject({
      sentence: 'A WAN pool in dc1 has no server of dc3 alive.',
      evidence: [{ value: '0 of 1 alive, 1 failed, 0 left' }],
    });
  });
});
