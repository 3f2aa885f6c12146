import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { Rule } from '../../types';
import { diagnosisOf, findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { missingWanAddress } from './missing-wan-address';
import { privateWanAddress } from './private-wan-address';
import { sharedWanAddress } from './shared-wan-address';
import { unroutableWanAddress } from './unroutable-wan-address';

type All = ReturnType<typeof healthy>;
const wan = (all: All, datacenter: string, id: string, address: string | null, port = 8443) =>
  change.editGateway(all, datacenter, id, { wan: address === null ? null : { address, port } });
const into = (all: All, to: string) =>
  ['dc1', 'dc2', 'dc3']
    .filter((from) => from !== to)
    .reduce((list, from) => change.failForwarding(list, from, to, 'connection-lost'), all);
const roots = (all: All) =>
  diagnosisOf(all)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ rule }) => rule);

describe.each<[string, Rule]>([
  ['missing-wan-address', missingWanAddress],
  ['unroutable-wan-address', unroutableWanAddress],
  ['shared-wan-address', sharedWanAddress],
  ['private-wan-address', privateWanAddress],
])('%s', (_, rule) => {
  it('passes with public addresses, does not apply without gateways, and is a gap where they cannot be read', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
    expect(verdictOf(rule, change.failFact(healthy(), 'dc3', 'meshGateways', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});

describe('missing-wan-address', () => {
  it('is a latent warning that says what others dial instead', () => {
    const [finding] = findingsOf(missingWanAddress, wan(healthy(), 'dc3', 'mesh-gateway-1', null));
    expect(finding).toMatchObject({
      severity: 'warning',
      latent: true,
      subject: { kind: 'mesh-gateway', datacenter: 'dc3', meshGateway: 'mesh-gateway-1' },
      title: 'Mesh gateway mesh-gateway-1 on dc3-gw1 of dc3 has no WAN address: others dial 10.3.1.1:8443',
    });
    expect(finding?.remedy[0]?.command).toContain('-address 10.3.1.1:8443 -wan-address <wan-ip>:8443');
  });

  it('is the root once nothing comes in', () => {
    const broken = into(wan(healthy(), 'dc3', 'mesh-gateway-1', null), 'dc3');
    expect(roots(broken)).toEqual(['missing-wan-address']);
    expect(diagnosisOf(broken).headline).toBe(
      'dc3 cannot be reached: mesh gateway mesh-gateway-1 on dc3-gw1 of dc3 has no WAN address: others dial 10.3.1.1:8443',
    );
  });
});

describe('unroutable-wan-address', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['169.254.3.1', 'link-local'],
    ['0.0.0.0', 'unspecified'],
  ])('%s of the only gateway is critical and latent', (address, kind) => {
    const [finding] = findingsOf(unroutableWanAddress, wan(healthy(), 'dc3', 'mesh-gateway-1', address));
    expect(finding).toMatchObject({ severity: 'critical', latent: true, confidence: 'observed' });
    expect(finding?.title).toContain(`has the ${kind} WAN address ${address}`);
  });

  it('of one of two is a warning, and explains no broken way', () => {
    const one = wan(healthy(), 'dc2', 'mesh-gateway-1', '127.0.0.1');
    expect(told(findingsOf(unroutableWanAddress, one))).toEqual([
      'warning: Mesh gateway mesh-gateway-1 on dc2-gw1 of dc2 has the loopback WAN address 127.0.0.1',
    ]);
    expect(roots(into(one, 'dc2'))).toEqual(['closed-mesh-gateways', 'unroutable-wan-address']);
  });

  it('is the root once nothing comes in', () => {
    expect(roots(into(wan(healthy(), 'dc3', 'mesh-gateway-1', '127.0.0.1'), 'dc3'))).toEqual([
      'unroutable-wan-address',
    ]);
  });
});

describe('shared-wan-address', () => {
  it('accuses both datacenters, and nobody for a load balancer within one', () => {
    const shared = wan(healthy(), 'dc3', 'mesh-gateway-1', '198.51.2.1');
    expect(told(findingsOf(sharedWanAddress, shared))).toEqual([
      'warning: Mesh gateway mesh-gateway-1 on dc2-gw1 of dc2 has the WAN address 198.51.2.1:8443 of dc3 too',
      'critical: Mesh gateway mesh-gateway-1 on dc3-gw1 of dc3 has the WAN address 198.51.2.1:8443 of dc2 too',
    ]);
    const lan = { address: '198.51.2.1', port: 8443 };
    const atHome = change.editGateway(shared, 'dc2', 'mesh-gateway-1', { lan });
    expect(findingsOf(sharedWanAddress, atHome).map(({ subject }) => subject)).toMatchObject([
      { datacenter: 'dc3' },
    ]);
    expect(findingsOf(sharedWanAddress, wan(healthy(), 'dc2', 'mesh-gateway-2', '198.51.2.1'))).toEqual([]);
    expect(findingsOf(sharedWanAddress, wan(healthy(), 'dc3', 'mesh-gateway-1', '198.51.2.1', 9443))).toEqual(
      [],
    );
  });
});

describe('private-wan-address', () => {
  it('is one piece of information, however many', () => {
    const all = wan(
      wan(healthy(), 'dc3', 'mesh-gateway-1', '10.3.1.1'),
      'dc2',
      'mesh-gateway-1',
      '100.64.0.1',
    );
    const [finding, ...others] = findingsOf(privateWanAddress, all);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'info', subject: { kind: 'federation' } });
    expect(finding?.cause).toContain('1 of 2 equal the LAN address');
    expect(finding?.remedy[0]?.command).toBe(
      'consul connect envoy -gateway=mesh -register -service mesh-gateway -proxy-id mesh-gateway-1 -expose-servers -address 10.2.1.1:8443 -wan-address <wan-ip>:8443',
    );
    expect(diagnosisOf(all).status).toBe('ok');
  });
});
