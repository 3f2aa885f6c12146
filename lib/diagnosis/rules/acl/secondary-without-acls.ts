import type { Datacenter } from '@/lib/federation/types';
import { leaderOf, replicationEvidence, replications, usesAcls } from '../../acl-replication';
import { sourceEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { nameList, shellWord } from '../../words';

/** A secondary leaves the old ACL system only when it has spoken with the primary (1.8: tag acls 2 or 3 instead of 1). */
export const secondaryWithoutAcls: Rule = {
  id: 'secondary-without-acls',
  title: 'A secondary has never obtained ACLs',
  why: 'Until the first replication no token of the primary is known there: agents, gateways and people are refused, so its gateways cannot even register.',
  evidence: 'ACL replication that is not enabled in a secondary with ACLs, and the ACL tags of its servers.',
  remedy: 'Let the secondary reach the primary; then ACLs come by themselves.',
  covers: ['A4'],
  requires: ['aclReplication', 'self'],
  section: SECTIONS.aclReplication,
  applies: usesAcls,
  check: (federation) =>
    replications(federation)
      .filter(({ state, lasts, datacenter }) => state === 'off' && lasts && wantsAcls(datacenter))
      .map((replication) => {
        const { datacenter, from } = replication;
        const { name } = datacenter;
        const old = datacenter.servers.filter(({ acls }) => acls === 'legacy' || acls === 'unknown');
        const tagged = old.map(({ node, acls }) => `${node} ${acls ?? ''}`);
        return {
          severity: 'warning',
          subject: { kind: 'datacenter', datacenter: name },
          title: `${name} has not obtained ACLs from ${from}`,
          evidence: [
            replicationEvidence(replication),
            ...datacenter.servers.flatMap(({ node, self }) =>
              self?.known
                ? [sourceEvidence(self.source, `${node}: ACLs ${self.value.aclsEnabled ? 'enabled' : 'off'}`)]
                : [],
            ),
          ],
          cause: `ACLs are on in ${name}, but its leader does not replicate them${tagged.length > 0 ? `; its servers are still in the old ACL system (${nameList(tagged)})` : ''}. They have not reached ${from} since they started.`,
          remedy: [
            {
              text: `See on ${leaderOf(datacenter)} why ${from} is not reached; check primary_datacenter, primary_gateways and the certificates.`,
              command: 'consul monitor -log-level=info',
            },
            {
              text: `See that ${name} reaches ${from}: the answer lists its services.`,
              command: `consul catalog services -datacenter=${shellWord(from)}`,
            },
          ],
          confidence: 'observed',
        };
      }),
};

const wantsAcls = ({ servers }: Datacenter): boolean =>
  servers.some(
    ({ acls, self }) =>
      acls === 'legacy' || acls === 'unknown' || (self?.known && self.value.aclsEnabled === true),
  );
