import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { noUsableMeshGateway as rule } from './no-usable-mesh-gateway';

const refused = 'dial tcp 10.3.1.1:8443: connect: connection refused';
const critical = {
  checks: [{ id: 'c', name: 'Mesh Gateway Listening', status: 'critical', output: refused }],
};
const broken = change.editGateway(healthy(), 'dc3', 'mesh-gateway-1', critical);

describe('no-usable-mesh-gateway', () => {
  it('passes with usable gateways, and has nothing to say of a traditional federation', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('is critical and latent while open connections still work', () => {
    const [finding] = findingsOf(rule, broken);
    expect(finding).toMatchObject({
      severity: 'critical',
      confidence: 'observed',
      title:
        'dc3 has no usable mesh gateway (its only mesh gateway mesh-gateway-1 on dc3-gw1 is critical (connection refused)); connections that are already open still work',
    });
    expect(finding?.evidence.map(({ value }) => value).join('\n')).toContain(refused);
    expect(finding?.evidence[0]).toMatchObject({
      request: '/v1/health/service/mesh-gateway',
      at: '2023-11-14T22:13:19.000Z',
    });
    expect(finding?.remedy.map(({ command }) => command)).toContain(
      'consul connect envoy -gateway=mesh -register -service mesh-gateway -proxy-id mesh-gateway-1 -expose-servers -address 10.3.1.1:8443 -wan-address 198.51.3.1:8443',
    );
  });

  it('says what is really broken', () => {
    const into = change.failForwarding(
      change.failForwarding(broken, 'dc1', 'dc3', 'connection-lost'),
      'dc2',
      'dc3',
      'connection-lost',
    );
    expect(told(findingsOf(rule, into))).toEqual([
      'critical: dc3 cannot be reached: its only mesh gateway mesh-gateway-1 on dc3-gw1 is critical (connection refused)',
    ]);
    const partly = change.failForwarding(broken, 'dc1', 'dc3', 'connection-lost');
    expect(told(findingsOf(rule, partly))).toEqual([
      'critical: dc3 cannot be reached from dc1: its only mesh gateway mesh-gateway-1 on dc3-gw1 is critical (connection refused)',
    ]);
    const out = change.failForwarding(broken, 'dc3', 'dc2', 'no-usable-gateway');
    expect(told(findingsOf(rule, out))).toEqual([
      'critical: dc3 cannot reach dc2: its only mesh gateway mesh-gateway-1 on dc3-gw1 is critical (connection refused)',
    ]);
  });

  it('tells why: not registered, not tagged, another partition, or a mixture', () => {
    const title = (all: ReturnType<typeof healthy>) => findingsOf(rule, all)[0]?.title ?? '';
    expect(title(change.editGateway(healthy(), 'dc3', 'mesh-gateway-1', null))).toContain(
      '(no mesh gateway is registered)',
    );
    const untagged = change.editGateway(healthy(), 'dc3', 'mesh-gateway-1', { federation: false });
    expect(title(untagged)).toContain(
      '(its only mesh gateway mesh-gateway-1 on dc3-gw1 is not tagged for federation)',
    );
    const meta = findingsOf(rule, untagged)[0]?.remedy.find(({ config }) =>
      config?.includes('consul-wan-federation'),
    );
    expect(JSON.parse(meta?.config ?? '{}')).toMatchObject({
      service: { meta: { 'consul-wan-federation': '1' }, kind: 'mesh-gateway' },
    });
    expect(title(change.editGateway(healthy(), 'dc3', 'mesh-gateway-1', { partition: 'team' }))).toContain(
      '(its only mesh gateway mesh-gateway-1 on dc3-gw1 is in partition team)',
    );
    const both = change.editGateway(
      change.editGateway(healthy(), 'dc2', 'mesh-gateway-1', critical),
      'dc2',
      'mesh-gateway-2',
      { federation: false },
    );
    expect(title(both)).toContain(
      'none of its mesh gateways is usable: mesh-gateway-1 on dc2-gw1 is critical (connection refused) and mesh-gateway-2 on dc2-gw2 is not tagged for federation',
    );
  });

  it('a warning check leaves a gateway usable', () => {
    const warned = change.editGateway(healthy(), 'dc3', 'mesh-gateway-1', {
      checks: [{ id: 'c', name: 'c', status: 'warning', output: '' }],
    });
    expect(verdictOf(rule, warned).status).toBe('passed');
  });

  it('without the live list, federation states tell, and it says so', () => {
    const hearsay = change.failFact(broken, 'dc3', 'meshGateways', 'agent-timeout');
    expect(findingsOf(rule, hearsay)[0]).toMatchObject({ severity: 'critical', confidence: 'inferred' });
    expect(verdictOf(rule, change.failFact(healthy(), 'dc3', 'meshGateways', 'agent-timeout')).status).toBe(
      'inconclusive',
    );
  });

  it('an empty list read by a token that is denied other reads proves nothing', () => {
    const empty = change.withFact(healthy(), 'dc3', 'meshGateways', []);
    expect(verdictOf(rule, empty).status).toBe('failed');
    expect(verdictOf(rule, change.failFact(empty, 'dc3', 'raft', 'denied')).status).toBe('inconclusive');
  });

  it('is a warning in the only datacenter, which nobody can join yet', () => {
    const alone = healthy({ datacenters: [{ name: 'dc1', servers: 3, gateways: 0 }] });
    expect(told(findingsOf(rule, alone))).toEqual([
      'warning: No other datacenter can join through dc1: no mesh gateway is registered',
    ]);
  });

  it('is latent while nothing is broken, and says when the record was emptied', () => {
    expect(findingsOf(rule, broken)[0]?.latent).toBe(true);
    const cut = change.failForwarding(broken, 'dc1', 'dc3', 'connection-lost');
    expect(findingsOf(rule, cut)[0]).not.toHaveProperty('latent');
    let rebuilt = change.withFact(healthy(), 'dc3', 'meshGateways', []);
    rebuilt = change.editFederationState(rebuilt, 'dc1', 'dc3', {
      meshGateways: [],
      updatedAt: '2023-11-14T22:00:00Z',
    });
    expect(findingsOf(rule, rebuilt)[0]?.cause).toContain(
      'Its record in dc1 was emptied at 2023-11-14T22:00:00Z: the gateways were deregistered then, or dc3 was rebuilt',
    );
  });

  it('names the step of each gateway that is down, and both ways of registering when none is there', () => {
    const commands = (all: ReturnType<typeof healthy>) =>
      findingsOf(rule, all)[0]
        ?.remedy.map(({ text, command }) => `${text} ${command}`)
        .join('\n') ?? '';
    const both = change.editGateway(
      change.editGateway(healthy(), 'dc2', 'mesh-gateway-1', critical),
      'dc2',
      'mesh-gateway-2',
      critical,
    );
    expect(commands(both)).toContain('On node dc2-gw1 of dc2');
    expect(commands(both)).toContain('On node dc2-gw2 of dc2');
    expect(commands(both)).toContain('-proxy-id mesh-gateway-2');
    expect(commands(both)).not.toContain('/v1/catalog/register');
    const none = commands(change.withFact(healthy(), 'dc3', 'meshGateways', []));
    expect(none).toContain('consul connect envoy');
    expect(none).toContain('/v1/catalog/register');
  });
});
