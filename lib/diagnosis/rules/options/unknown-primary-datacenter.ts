import type { Datacenter, Federation } from '@/lib/federation/types';
import { probeEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { restartInTurn } from '../../option-remedies';
import { brokenWayToPrimary } from '../../reach-of-primary';
import { SECTIONS } from '../../remedies';
import { optionEvidence, subjectOf, toldOptions, whichServers, type ToldOptions } from '../../server-options';
import type { Rule, RuleFinding } from '../../types';
import { nameList } from '../../words';

/** A datacenter that knows nobody else yet may well name a primary that it has not met: then nothing is said. */
export const unknownPrimaryDatacenter: Rule = {
  id: 'unknown-primary-datacenter',
  title: 'primary_datacenter names a datacenter that nobody knows',
  why: 'ACLs, intentions, configuration entries, CA roots and the addresses of gateways all come from the primary: a secondary that asks a datacenter that does not exist gets none of them.',
  evidence:
    'primary_datacenter of every server, from /v1/agent/self, against every datacenter that anybody knows.',
  remedy:
    'Set primary_datacenter to the name of the primary on every server and client agent, and restart them.',
  covers: ['F9'],
  requires: ['self'],
  section: SECTIONS.options,
  check: (federation) => {
    const { datacenters } = federation;
    if (datacenters.length < 2) return [];
    const { datacenters: byName } = indexFederation(federation);
    const odd = datacenters.flatMap((datacenter) => {
      const told = toldOptions(datacenter).filter(({ options }) => {
        const { primaryDatacenter } = options;
        return primaryDatacenter !== null && !byName.has(primaryDatacenter);
      });
      return told.length > 0 ? [{ datacenter, told }] : [];
    });
    const named = new Set(odd.flatMap(({ told }) => told.map(({ options }) => options.primaryDatacenter)));
    const [only] = named;
    const agreed = datacenters.every((d) =>
      toldOptions(d).every(({ options: { primaryDatacenter } }) => (primaryDatacenter ?? only) === only),
    );
    if (named.size === 1 && only && odd.length > 1 && agreed) return [missingFinding(only, odd)];
    return odd.map(({ datacenter, told }) => finding(federation, datacenter, told));
  },
};

const saysOf = (told: ToldOptions) =>
  optionEvidence(told, `primary_datacenter = "${told.options.primaryDatacenter ?? ''}"`);

function finding(federation: Federation, datacenter: Datacenter, told: readonly ToldOptions[]): RuleFinding {
  const nodes = told.map(({ node }) => node);
  const wrong = [...new Set(told.map(({ options }) => `"${options.primaryDatacenter ?? ''}"`))];
  const broken = brokenWayToPrimary(federation, datacenter);
  const known = nameList(
    federation.datacenters.map(({ name }) => name),
    6,
  );
  return {
    severity: 'critical',
    subject: subjectOf(datacenter, nodes),
    title: `${whichServers(datacenter, nodes)} ${nodes.length === 1 ? 'names' : 'name'} ${nameList(wrong)} as the primary, a datacenter that does not exist`,
    evidence: [...told.slice(0, 5).map(saysOf), ...(broken?.probes ?? []).slice(0, 2).map(probeEvidence)],
    cause: `Nobody knows a datacenter ${nameList(wrong)}; known are ${known}. Replication of ACLs, configuration entries, federation states and CA roots asks it and fails with "No path to datacenter", also while requests between the others pass.`,
    remedy: [
      {
        text: `Set this on every server and client agent of ${datacenter.name}.`,
        config: `primary_datacenter = ${JSON.stringify(federation.primary ?? '<primary>')}`,
      },
      ...restartInTurn(datacenter.name, nodes),
    ],
    confidence: 'observed',
  };
}

function missingFinding(
  primary: string,
  odd: readonly { datacenter: Datacenter; told: readonly ToldOptions[] }[],
): RuleFinding {
  const names = nameList(odd.map(({ datacenter }) => datacenter.name));
  return {
    severity: 'critical',
    subject: { kind: 'federation' },
    title: `Nobody knows ${primary}, which ${names} name as the primary`,
    evidence: odd.slice(0, 5).flatMap(({ told }) => told.slice(0, 1).map(saysOf)),
    cause: `${primary} is not in the WAN pool, catalog or federation states of any datacenter: it was never joined, its servers left or were forgotten after 72 hours, or its name is misspelt. Without it nothing is replicated.`,
    remedy: [
      { text: `See which datacenters a server of ${names} knows.`, command: 'consul catalog datacenters' },
      {
        text: `Start the servers of ${primary}, or, if the name is wrong, correct primary_datacenter on every server and client agent.`,
      },
    ],
    confidence: 'inferred',
    confirm: `An agent of ${primary} that answers would show whether it exists.`,
  };
}
