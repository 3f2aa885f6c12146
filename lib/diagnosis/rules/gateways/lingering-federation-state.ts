import { isOnlyARecord } from '../../departed';
import { sourceEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Evidence, Rule } from '../../types';
import { hasMeshGateways } from '../../usable-gateways';
import { counted } from '../../words';

export const lingeringFederationState: Rule = {
  id: 'lingering-federation-state',
  title: 'A federation state of a datacenter that is gone lingers',
  why: 'Until it is pruned, the others still list its gateways; nothing else of it exists.',
  evidence: 'Records of federation states for a datacenter of which no WAN pool lists a server.',
  remedy: 'Wait: the leader of the primary prunes such records every hour.',
  covers: ['G20'],
  requires: ['federationStates', 'wanMembers'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) =>
    federation.datacenters
      .filter((datacenter) => isOnlyARecord(federation, datacenter))
      .map(({ name }) => ({
        severity: 'info',
        subject: { kind: 'datacenter', datacenter: name },
        title: `${name} is gone: only its federation state is left`,
        evidence: recordsOf(federation.datacenters, name),
        cause: `No WAN pool lists a server of ${name}, but a record of its gateways is still there. The leader of the primary${federation.primary ? ` ${federation.primary}` : ''} removes it within an hour ("pruning stale federation state").`,
        remedy: [
          {
            text: `Nothing, if ${name} was taken down on purpose. If not, its servers have lost the federation: look at them first.`,
          },
        ],
        confidence: 'inferred',
        confirm: `The record is gone an hour later.`,
      })),
};

function recordsOf(datacenters: Parameters<Rule['check']>[0]['datacenters'], name: string): Evidence[] {
  return datacenters
    .flatMap(({ federationStates }) => {
      const record = federationStates.known
        ? federationStates.value.find(({ datacenter }) => datacenter === name)
        : undefined;
      if (!federationStates.known || !record) return [];
      const value = `record of ${name}: ${counted(record.meshGateways.length, 'mesh gateway')}, updated ${record.updatedAt ?? 'at an unknown time'}`;
      return [sourceEvidence(federationStates.source, value)];
    })
    .slice(0, 4);
}
