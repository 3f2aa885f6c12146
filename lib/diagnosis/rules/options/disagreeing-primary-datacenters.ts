import type { Datacenter, Federation } from '@/lib/federation/types';
import { probeEvidence, sourceEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { restartInTurn, serverOptions } from '../../option-remedies';
import { brokenWayToPrimary } from '../../reach-of-primary';
import { SECTIONS } from '../../remedies';
import {
  anyServerUsesMesh,
  optionEvidence,
  subjectOf,
  toldOptions,
  whichServers,
  type ToldOptions,
} from '../../server-options';
import type { Evidence, Rule, RuleFinding } from '../../types';
import { nameList } from '../../words';

export const disagreeingPrimaryDatacenters: Rule = {
  id: 'disagreeing-primary-datacenters',
  title: 'Servers do not agree which datacenter is the primary',
  why: 'A datacenter that calls itself the primary issues its own certificates and keeps its own ACLs. Gossip and requests may be green all the while.',
  evidence:
    'primary_datacenter of every server, from /v1/agent/self; the trust domains of the CA roots confirm it.',
  remedy: 'Set the same primary_datacenter on every server and client agent.',
  covers: ['F9'],
  requires: ['self'],
  section: SECTIONS.options,
  check: (federation) => {
    const { primary, datacenters } = federation;
    const { datacenters: byName } = indexFederation(federation);
    if (primary === null) return withoutAgreement(federation);
    return datacenters.flatMap((datacenter) => {
      const odd = toldOptions(datacenter).filter(({ options: { primaryDatacenter: named } }) => {
        return named !== null && named !== primary && byName.has(named);
      });
      return odd.length > 0 ? [finding(federation, primary, datacenter, odd)] : [];
    });
  },
};

const saysOf = (told: ToldOptions) =>
  optionEvidence(told, `primary_datacenter = "${told.options.primaryDatacenter ?? ''}"`);

function finding(
  federation: Federation,
  primary: string,
  datacenter: Datacenter,
  odd: readonly ToldOptions[],
): RuleFinding {
  const { name } = datacenter;
  const nodes = odd.map(({ node }) => node);
  const named = [...new Set(odd.map(({ options }) => options.primaryDatacenter ?? ''))];
  const claims = named.length === 1 && named[0] === name;
  const broken = brokenWayToPrimary(federation, datacenter);
  const mesh = anyServerUsesMesh(federation);
  return {
    severity: mesh ? 'critical' : 'warning',
    subject: subjectOf(datacenter, nodes),
    title: claims
      ? `${name} calls itself the primary (${whichServers(datacenter, nodes)}), the others name ${primary}`
      : `${whichServers(datacenter, nodes)} ${nodes.length === 1 ? 'names' : 'name'} ${nameList(named)} as the primary, the others ${primary}`,
    evidence: [
      ...odd.slice(0, 5).map(saysOf),
      ...otherWords(federation, primary),
      ...trustDomains([indexFederation(federation).datacenters.get(primary), datacenter]),
      ...(broken?.probes ?? []).slice(0, 2).map(probeEvidence),
    ],
    cause: claims
      ? `${name} has no primary to replicate from: it keeps ACLs, intentions and a CA of its own${mesh ? ', does not join through primary_gateways and sends its gateways to nobody' : ''}. Without primary_datacenter every datacenter takes itself for the primary.`
      : `${name} asks ${nameList(named)} for ACLs, CA roots and the addresses of gateways, and the others ask ${primary}.`,
    remedy: [
      ...(claims && datacenter.servers.length > 0
        ? [
            {
              text: `Joining ${primary} replaces the ACL policies, tokens and intentions of ${name} by those of ${primary}, and its service certificates by new ones: save first what is needed.`,
              command: `consul snapshot save backup.snap`,
            },
          ]
        : []),
      {
        text: `Set this on every server of ${name}, and primary_datacenter on its client agents.`,
        config: mesh ? serverOptions(federation, name) : `primary_datacenter = ${JSON.stringify(primary)}`,
      },
      ...restartInTurn(name, nodes),
    ],
    confidence: 'observed',
  };
}

/** One line of a server that names the agreed primary. */
function otherWords({ datacenters }: Federation, primary: string): Evidence[] {
  for (const datacenter of datacenters) {
    const other = toldOptions(datacenter).find(({ options }) => options.primaryDatacenter === primary);
    if (other) return [saysOf(other)];
  }
  return [];
}

/** Different ones prove two certificate authorities. */
function trustDomains(datacenters: readonly (Datacenter | undefined)[]): Evidence[] {
  const known = datacenters.flatMap((d) =>
    d?.caRoots.known && d.caRoots.value.trustDomain !== null
      ? [{ name: d.name, trust: d.caRoots.value.trustDomain, source: d.caRoots.source }]
      : [],
  );
  if (new Set(known.map(({ trust }) => trust)).size < 2) return [];
  return known.map(({ name, trust, source }) => sourceEvidence(source, `trust domain of ${name}: ${trust}`));
}

/** No primary has most votes. Each for itself is how a traditional federation is set up by default. */
function withoutAgreement(federation: Federation): RuleFinding[] {
  const { datacenters } = federation;
  const votes = datacenters.flatMap((datacenter) => {
    const told = toldOptions(datacenter).find(({ options }) => options.primaryDatacenter !== null);
    return told ? [{ datacenter, told, names: told.options.primaryDatacenter ?? '' }] : [];
  });
  const { datacenters: byName } = indexFederation(federation);
  const real = votes.filter(({ names }) => byName.has(names));
  if (new Set(real.map(({ names }) => names)).size < 2) return [];
  const selfish = real.filter(({ datacenter, names }) => datacenter.name === names);
  const claimants = nameList(selfish.map(({ datacenter }) => datacenter.name));
  const mesh = anyServerUsesMesh(federation);
  const byDefault = !mesh && selfish.length === real.length;
  return [
    {
      severity: mesh ? 'critical' : byDefault ? 'info' : 'warning',
      subject: { kind: 'federation' },
      title: byDefault
        ? `${claimants} are each their own primary: ACLs, intentions and certificates are not shared`
        : `No primary is agreed on: ${nameList(real.map(({ datacenter, names }) => `${datacenter.name} names ${names}`))}`,
      evidence: [
        ...real.slice(0, 6).map(({ told }) => saysOf(told)),
        ...trustDomains(datacenters).slice(0, 6),
      ],
      cause: byDefault
        ? 'No server sets primary_datacenter to another datacenter. That is the default of traditional federation and works, but each datacenter has its own ACLs and its own certificate authority.'
        : 'Each datacenter that calls itself the primary has its own ACLs and its own certificate authority, and replicates from nobody.',
      remedy: byDefault
        ? [
            {
              text: 'Before federating through mesh gateways, choose one primary and set it on every server and client agent of all datacenters.',
              config: 'primary_datacenter = "<primary>"',
            },
          ]
        : [
            {
              text: 'Choose one primary, set it on every server and client agent of all datacenters, and restart the servers one at a time, those of the primary first.',
              config: 'primary_datacenter = "<primary>"',
            },
          ],
      confidence: 'observed',
    },
  ];
}
