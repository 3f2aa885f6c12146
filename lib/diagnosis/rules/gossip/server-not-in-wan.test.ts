import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, NOW, told, verdictOf } from '../../testing/situation';
import { serverNotInWan as rule } from './server-not-in-wan';

const absent = healthy().flatMap((o) =>
  o.vantage.datacenter === 'dc2'
    ? [o]
    : change.withFact([o], o.vantage.id, 'wanMembers', (members) =>
        members.filter(({ node }) => node !== 'dc2-s3'),
      ),
);
const stableFor = (ms: number) =>
  change.withFact(absent, 'dc2', 'autopilot', (health) => ({
    ...health,
    servers: health.servers.map((server) => ({ ...server, stableSince: new Date(NOW - ms).toISOString() })),
  }));

describe('server-not-in-wan', () => {
  it('passes when others list it, in whatever state', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    const failed = change.setMemberStatus(healthy(), { datacenter: 'dc2', node: 'dc2-s3' }, 'failed');
    expect(findingsOf(rule, failed)).toEqual([]);
  });

  it('names the server and who does not know it', () => {
    const [finding] = findingsOf(rule, absent);
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: Server dc2-s3 of dc2 is alive there but in no WAN pool of dc1 and dc3',
    ]);
    expect(diagnosisOf(absent).findings.filter(({ severity }) => severity !== 'info')).toHaveLength(1);
  });

  it('gives a new server two minutes to be brought in', () => {
    expect(findingsOf(rule, stableFor(119_000))).toEqual([]);
    expect(findingsOf(rule, stableFor(120_000))).toHaveLength(1);
  });

  it('a datacenter that nobody lists is another rule, and a filtered pool proves nothing', () => {
    const unknown = healthy().flatMap((o) =>
      o.vantage.datacenter === 'dc2'
        ? [o]
        : change.withFact([o], o.vantage.id, 'wanMembers', (members) =>
            members.filter(({ datacenter }) => datacenter !== 'dc2'),
          ),
    );
    expect(findingsOf(rule, unknown)).toEqual([]);
    expect(verdictOf(rule, change.failFact(healthy(), 'dc1', 'wanMembers', 'filtered')).status).toBe(
      'inconclusive',
    );
  });
});
