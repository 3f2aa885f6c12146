import type { Datacenter, Federation } from '@/lib/federation/types';
import { caEvidence, usesConnect } from '../../ca-roots';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { nameList } from '../../words';

export const trustDomainsDiffer: Rule = {
  id: 'trust-domains-differ',
  title: 'A datacenter has a CA of its own',
  why: 'Two trust domains are two certificate authorities: services of one datacenter refuse those of the other, although servers talk and gossip is green.',
  evidence: 'The trust domains in /v1/connect/ca/roots of all datacenters.',
  remedy:
    'Correct primary_datacenter where it is wrong, and rebuild the CA of the datacenter that is on its own.',
  covers: ['A8'],
  requires: ['caRoots'],
  section: SECTIONS.ca,
  applies: usesConnect,
  check: (federation) => {
    const [common, ...others] = domains(federation);
    if (!common || others.length === 0) return [];
    const reference = common.members.map(({ name }) => name);
    return others.flatMap(({ members }) =>
      members.map((datacenter) => {
        const { name, servers } = datacenter;
        const named = servers.flatMap(({ self }) =>
          self?.known ? (self.value.primaryDatacenter ?? []) : [],
        )[0];
        return {
          severity: 'warning' as const,
          subject: { kind: 'datacenter' as const, datacenter: name },
          title: `${name} has a CA of its own: its trust domain is not that of ${nameList(reference, 3)}`,
          evidence: [...caEvidence(datacenter), ...common.members.slice(0, 3).flatMap(caEvidence)],
          cause: `${name} made its CA as a primary, before it was a secondary or because primary_datacenter was wrong${named === undefined ? '' : ` (it is "${named}" now)`}. Requests between servers do not need it; services in ${name} and elsewhere do not accept each other.`,
          remedy: [
            {
              text: `On every server of ${name}, name the primary.`,
              config: `primary_datacenter = ${JSON.stringify(federation.primary ?? reference[0] ?? '<primary>')}`,
            },
            {
              text: `Restart the leader of ${name}: a secondary takes over the CA of the primary when it reaches it. Services of ${name} then get new certificates; those of its old CA are worth nothing.`,
              command: 'systemctl restart consul',
            },
          ],
          confidence: 'observed' as const,
        };
      }),
    );
  },
};

type Domain = { trustDomain: string; members: Datacenter[] };

/** Trust domains with who is in them: the primary's first, else the commonest. */
function domains({ datacenters, primary }: Federation): Domain[] {
  const byDomain = new Map<string, Datacenter[]>();
  for (const datacenter of datacenters) {
    const { caRoots } = datacenter;
    const domain = caRoots.known ? caRoots.value.trustDomain : null;
    if (domain !== null) byDomain.set(domain, [...(byDomain.get(domain) ?? []), datacenter]);
  }
  const rank = ({ members }: Domain) =>
    members.some(({ name }) => name === primary) ? Infinity : members.length;
  return [...byDomain]
    .map(([trustDomain, members]) => ({ trustDomain, members }))
    .sort((a, b) => (rank(b) === rank(a) ? 0 : rank(b) - rank(a)));
}
