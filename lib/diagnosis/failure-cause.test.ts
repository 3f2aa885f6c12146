import { describe, expect, it } from 'vitest';
import type { FailureKind } from '@/lib/consul/types';
import { failureOf, withFact } from '@/lib/observation/testing/observations';
import { explainFailure } from './failure-cause';
import { federationOf, healthy, traditional } from './testing/situation';
import { missingName, serverName } from './tls-refusals';

const mesh = federationOf(healthy());
const way = (failure: ReturnType<typeof failureOf>, from = 'dc2', to = 'dc3') => ({
  from,
  to,
  failure,
  traditional: false,
});
const dial = (dialled: string | null) => failureOf('gateway-dial', { dialled });

describe('explainFailure', () => {
  it('says for every kind why and what to do, and what would confirm an inferred one', () => {
    const kinds: FailureKind[] = [
      'gateway-dial',
      'no-usable-gateway',
      'connection-lost',
      'no-path',
      'no-server-reachable',
      'tls-identity',
      'tls',
      'neighbour-dial',
      'agent-timeout',
      'no-known-servers',
      'unclassified',
    ];
    for (const kind of kinds)
      for (const isTraditional of [true, false]) {
        const { confirm, remedy, confidence } = explainFailure(mesh, {
          ...way(failureOf(kind)),
          traditional: isTraditional,
        });
        expect(remedy.length).toBeGreaterThan(0);
        if (confidence === 'inferred') expect(confirm).toMatch(/\.$/);
      }
  });

  it('no usable gateway is the fault of the asking datacenter', () => {
    const { cause, remedy } = explainFailure(mesh, way(failureOf('no-usable-gateway')));
    expect(cause).toContain('the fault is in dc2');
    expect(remedy[0]?.command).toContain('-expose-servers');
  });

  it('knows whose address was dialled', () => {
    expect(explainFailure(mesh, way(dial('10.2.1.1:8443'))).cause).toContain(
      "LAN address of dc2's own mesh gateway mesh-gateway-1 on dc2-gw1",
    );
    expect(explainFailure(mesh, way(dial('198.51.1.1:8443'), 'dc2', 'dc1')).cause).toContain(
      'mesh gateway mesh-gateway-1 on dc1-gw1 in dc1',
    );
    expect(explainFailure(mesh, way(dial('10.3.0.11:8300'))).cause).toContain(
      'runs without enable_mesh_gateway_wan_federation',
    );
    expect(explainFailure(mesh, way(dial('203.0.113.9:8443'))).cause).toContain(
      'no registered mesh gateway and no server has it',
    );
    const listed = federationOf(
      withFact(healthy(), 'dc2', 'self', (self) => ({ ...self, primaryGateways: ['203.0.113.9:8443'] })),
    );
    expect(explainFailure(listed, way(dial('203.0.113.9:8443'))).cause).toContain(
      'dc2-s1 has it in primary_gateways',
    );
    expect(explainFailure(mesh, way(dial(null))).cause).toContain('does not name');
  });

  it('in a traditional federation a server and its ports are named', () => {
    const { cause, remedy } = explainFailure(federationOf(traditional()), {
      ...way(dial('10.3.0.11:8300')),
      traditional: true,
    });
    expect(cause).toContain('server dc3-s1 of dc3');
    expect(remedy[1]?.text).toContain('8302');
  });

  it('takes the missing name out of an x509 text and writes the command', () => {
    const { cause, remedy } = explainFailure(mesh, way(failureOf('tls-identity'), 'dc1', 'dc2'));
    expect(cause).toContain('server dc2-s1 of dc2 lacks the name dc2-s1.server.dc2.consul');
    expect(remedy[0]?.command).toBe('consul tls cert create -server -dc dc2 -node dc2-s1');
    expect(missingName('x509: certificate is valid for *.consul.foo, not server.dc1.consul')).toBe(
      'server.dc1.consul',
    );
    expect(missingName('x509: certificate signed by unknown authority')).toBeNull();
    expect(serverName('server.dc1.consul')?.node).toBeNull();
  });

  it('tells expiry, clocks, authority and key usage apart', () => {
    const cause = (tls: 'expired' | 'not-yet-valid' | 'unknown-authority' | 'key-usage' | null) =>
      explainFailure(mesh, way(failureOf('tls-identity', { tls }, 'x509: bad'))).cause;
    const all = [
      cause('expired'),
      cause('not-yet-valid'),
      cause('unknown-authority'),
      cause('key-usage'),
      cause(null),
    ];
    expect(new Set(all).size).toBe(5);
    expect(all[2]).toContain('CA that the servers of dc2 do not trust');
  });
});
