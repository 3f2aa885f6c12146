import type { Datacenter, Federation, Server } from '@/lib/federation/types';
import { sourceEvidence } from '../../evidence';
import { createCertificate, SECTIONS } from '../../remedies';
import type { Evidence, Rule, RuleFinding } from '../../types';
import { nameList } from '../../words';

/** F15. Names in certificates and in TLS are built from the option. */
export const differentDomains: Rule = {
  id: 'different-domains',
  title: 'Servers have different domains',
  why: 'The name by which servers ask for each other through mesh gateways ends in the option domain: with different ones nobody finds anybody, and certificates do not fit.',
  evidence: 'The option domain of every server, from /v1/agent/self of that server.',
  remedy: 'Set the same domain on every server and client of all datacenters.',
  covers: ['F15'],
  requires: ['self'],
  section: SECTIONS.tls,
  check: (federation) => {
    const common = commonDomain(federation);
    if (common === null) return [];
    return federation.datacenters.flatMap((datacenter) => {
      const different = datacenter.servers.filter((server) => (domainOf(server) ?? common) !== common);
      return different.length > 0 ? [finding(federation, datacenter, different, common)] : [];
    });
  },
};

const domainOf = ({ self }: Server): string | null => (self?.known ? self.value.domain : null);

/** That of most datacenters, each by its own most frequent one; among equals that of the primary. */
function commonDomain({ datacenters, primary }: Federation): string | null {
  const votes = new Map<string, number>();
  for (const { name, servers } of datacenters) {
    for (const domain of new Set(servers.flatMap((server) => domainOf(server) ?? []))) {
      votes.set(domain, (votes.get(domain) ?? 0) + (name === primary ? 1.5 : 1));
    }
  }
  const ranked = [...votes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return ranked[0]?.[0] ?? null;
}

function finding(
  { datacenters }: Federation,
  { name, servers }: Datacenter,
  different: readonly Server[],
  common: string,
): RuleFinding {
  const [only] = different;
  const nodes = nameList(different.map(({ node }) => node));
  const domains = nameList([...new Set(different.flatMap((server) => domainOf(server) ?? []))].sort());
  const whole = different.length === servers.length;
  const witness = datacenters
    .flatMap((datacenter) => datacenter.servers)
    .find((server) => domainOf(server) === common);
  return {
    severity: 'critical',
    subject:
      only && different.length === 1 && !whole
        ? { kind: 'server', datacenter: name, server: only.node }
        : { kind: 'datacenter', datacenter: name },
    title: `${whole ? name : `${nodes} of ${name}`} has the domain ${domains}, the others have ${common}`,
    evidence: [...different.slice(0, 5), ...(witness ? [witness] : [])].flatMap(evidenceOf),
    cause: `Servers ask for each other by <node>.server.<datacenter>.<domain>. ${nodes} asks for names that end in ${domains}, which no mesh gateway and no certificate of the others knows.`,
    remedy: [
      {
        text: `Set this on ${nodes} and on the client agents of ${name}, and restart one at a time.`,
        config: `domain = ${JSON.stringify(common)}`,
      },
      ...different.slice(0, 3).map(({ node, datacenter }) => ({
        text: `Before the restart, give ${node} a certificate for server.${datacenter}.${common} and ${node}.server.${datacenter}.${common}, if it has none.`,
        command: createCertificate(datacenter, node, common),
      })),
      {
        text: `If ${common} is the wrong one, change the others instead, and make their certificates anew with -domain.`,
      },
    ],
    confidence: 'observed',
  };
}

function evidenceOf({ node, self }: Server): Evidence[] {
  return self?.known
    ? [sourceEvidence(self.source, `${node}: domain = ${self.value.domain ?? 'not told'}`)]
    : [];
}
