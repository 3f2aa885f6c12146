import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, NOW, told, verdictOf } from '../../testing/situation';
import { blockedBetweenMeshGateways } from './blocked-between-mesh-gateways';
import { outdatedGatewayEndpoints as rule } from './outdated-gateway-endpoints';

type All = ReturnType<typeof healthy>;

/** dc1 no longer reaches dc3, whose record changed in dc1 `ms` ago. */
const changed = (ms: number, all = healthy()) =>
  change.changeFact(
    change.failForwarding(all, 'dc1', 'dc3', 'connection-lost'),
    'dc1',
    'federationStates',
    (fact) => ({
      ...fact,
      knownSince: NOW - 900_000,
      changes: [{ subject: 'dc3', changes: [{ at: NOW - ms, from: '90/90', to: '102/102' }] }],
    }),
  );
const version = (all: All, text: string) =>
  all
    .reduce<All>(
      (list, { vantage }) =>
        change.withFact(list, vantage.id, 'wanMembers', (members) =>
          members.map((m) => ({ ...m, version: text })),
        ),
      all,
    )
    .reduce<All>(
      (list, { vantage }) =>
        change.withFact(list, vantage.id, 'lanMembers', (members) =>
          members.map((m) => ({ ...m, version: text })),
        ),
      all,
    );

describe('outdated-gateway-endpoints', () => {
  it('passes when all ways work', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
  });

  it('is told when the record is new: the address first, then the defect of old versions and what to restart', () => {
    const [finding] = findingsOf(rule, changed(60_000));
    expect(told(finding ? [finding] : [])).toEqual([
      'critical: dc1 does not reach dc3 since the mesh gateways of dc3 changed to 198.51.3.1:8443',
    ]);
    expect(finding?.remedy[0]?.command).toBe('nc -vz 198.51.3.1 8443');
    expect(finding?.remedy[2]?.text).toContain('mesh-gateway-1 on dc1-gw1 first');
    expect(findingsOf(blockedBetweenMeshGateways, changed(60_000))).toEqual([]);
  });

  it('is a blocked way when nothing changed, in a new version, and between secondaries', () => {
    expect(findingsOf(rule, changed(400_000))).toEqual([]);
    expect(findingsOf(rule, version(changed(60_000), '1.15.2'))).toEqual([]);
    expect(findingsOf(rule, change.failForwarding(healthy(), 'dc2', 'dc3', 'connection-lost'))).toEqual([]);
  });

  it('is inconclusive without the records', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc1', 'federationStates', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
