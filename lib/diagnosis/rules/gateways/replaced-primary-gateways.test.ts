import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, NOW, told, traditional, verdictOf } from '../../testing/situation';
import { replacedPrimaryGateways as rule } from './replaced-primary-gateways';

type All = ReturnType<typeof healthy>;
const dial = change.failureOf(
  'gateway-dial',
  { dialled: '198.51.1.1:8443' },
  'dial tcp 10.2.0.11:0->198.51.1.1:8443: connect: connection refused',
);

/** dc1's gateways are at other addresses; its own record says so, those of the others do not. */
const replaced = ['mesh-gateway-1', 'mesh-gateway-2'].reduce<All>((all, id, i) => {
  const patch = {
    id: `${id}-new`,
    wan: { address: `198.51.1.2${i}`, port: 8443 },
    lan: { address: `10.1.1.2${i}`, port: 8443 },
  };
  return change.editGateway(
    change.editGateway(all, 'dc1', id, patch, 'federation-states', 'dc1'),
    'dc1',
    id,
    patch,
    'live',
  );
}, healthy());
const broken = ['dc2', 'dc3'].reduce<All>(
  (all, from) => change.failForwarding(all, from, 'dc1', dial),
  replaced,
);
const young = change.changeFact(replaced, 'dc1', 'meshGateways', (fact) => ({
  ...fact,
  changedAt: NOW - 5_000,
  knownSince: NOW - 9_000,
}));

describe('replaced-primary-gateways', () => {
  it('passes while a gateway is known everywhere, and while the news may be on its way', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, young)).toEqual([]);
    const one = change.editGateway(
      healthy(),
      'dc1',
      'mesh-gateway-1',
      { wan: { address: '198.51.1.20', port: 8443 } },
      'live',
    );
    expect(findingsOf(rule, one)).toEqual([]);
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('is latent while requests still come back', () => {
    const [finding] = findingsOf(rule, replaced);
    expect(finding).toMatchObject({ severity: 'critical', latent: true, subject: { datacenter: 'dc1' } });
    expect(finding?.title).toBe(
      'All mesh gateways of dc1 were replaced, and dc2 and dc3 know only the old ones (198.51.1.1:8443 and 198.51.1.2:8443)',
    );
  });

  it('is the one root once they do not, with the addresses to set', () => {
    const [finding] = findingsOf(rule, broken);
    expect(told(finding ? [finding] : [])).toEqual([
      'critical: dc1 cannot be reached from dc2 and dc3: all its mesh gateways were replaced, only the old ones (198.51.1.1:8443 and 198.51.1.2:8443) are known there',
    ]);
    expect(finding?.remedy[1]?.config).toBe('primary_gateways = ["198.51.1.20:8443", "198.51.1.21:8443"]');
    const roots = diagnosisOf(broken).findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map((root) => root.rule)).toEqual(['replaced-primary-gateways']);
  });

  it('is inconclusive without the records', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'federationStates', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
