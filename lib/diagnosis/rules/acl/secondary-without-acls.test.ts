import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { replicating } from '../../testing/acl-replication';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { secondaryWithoutAcls as rule } from './secondary-without-acls';

const off = (knownForMs = 600_000) =>
  replicating(healthy(), 'dc3', {
    enabled: false,
    running: false,
    sourceDatacenter: null,
    successAgoMs: null,
    knownForMs,
  });
const legacy = (all: ReturnType<typeof healthy>) =>
  change.withFact(all, 'dc3', 'lanMembers', (members) =>
    members.map((member) => ({ ...member, acls: 'legacy' as const })),
  );

describe('secondary-without-acls', () => {
  it('passes when it replicates, and for a moment after the start', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, off(19_000))).toEqual([]);
  });

  it('names the secondary, and the servers in the old ACL system', () => {
    const [finding] = findingsOf(rule, legacy(off()));
    expect(told(finding ? [finding] : [])).toEqual(['warning: dc3 has not obtained ACLs from dc1']);
    expect(finding?.cause).toContain('dc3-s1 legacy');
    expect(finding?.remedy[1]?.command).toBe('consul catalog services -datacenter=dc1');
  });

  it('where ACLs are meant to be off, there is nothing to obtain', () => {
    const plain = change.withFact(off(), 'dc3', 'self', (self) => ({ ...self, aclsEnabled: false }));
    expect(findingsOf(rule, plain)).toEqual([]);
  });

  it('is a consequence of the way to the primary', () => {
    const all = change.failForwarding(off(), 'dc3', 'dc1', 'no-path');
    const symptoms = diagnosisOf(all).findings.flatMap((f) => f.symptoms.map(({ rule: id }) => id));
    expect(symptoms).toContain(rule.id);
  });

  it('is inconclusive when nobody tells', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc3', 'aclReplication', 'agent-timeout')).status).toBe(
      'inconclusive',
    );
  });
});
