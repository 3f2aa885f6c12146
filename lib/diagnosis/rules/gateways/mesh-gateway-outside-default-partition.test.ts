import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { meshGatewayOutsideDefaultPartition as rule } from './mesh-gateway-outside-default-partition';

const partition = (datacenter: string, name: string) =>
  change.editGateway(healthy(), datacenter, 'mesh-gateway-1', { partition: name });

describe('mesh-gateway-outside-default-partition', () => {
  it('passes in the default partition and without partitions', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, partition('dc2', 'default')).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('names gateway and partition', () => {
    const [finding] = findingsOf(rule, partition('dc2', 'team'));
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: Mesh gateway mesh-gateway-1 of dc2 on dc2-gw1 is in partition team: servers do not use it',
    ]);
    expect(finding?.remedy[0]?.command).toBe('consul services deregister -partition=team -id=mesh-gateway-1');
  });

  it('is told under the datacenter that has no other', () => {
    const roots = diagnosisOf(partition('dc3', 'team')).findings.filter(
      ({ severity }) => severity !== 'info',
    );
    expect(roots.map(({ rule: id, latent }) => [id, latent])).toEqual([['no-usable-mesh-gateway', true]]);
  });

  it('is inconclusive without the live registrations', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'meshGateways', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
