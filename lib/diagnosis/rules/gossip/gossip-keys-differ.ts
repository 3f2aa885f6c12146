import type { Datacenter, Federation, Pair } from '@/lib/federation/types';
import { probeEvidence, sourceEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { compareKeys, SECTIONS, takeKey } from '../../remedies';
import type { Rule } from '../../types';
import { nameList } from '../../words';

/** A server that has just started knows nobody yet, ms. */
const PERSISTS_MS = 15_000;

/**
 * What is left when a datacenter encrypts as all do, its servers can be reached by requests, and yet its pool lists nobody else: it has
 * another key. Options and certificates that keep it out as well have rules of their own, and this folds under them.
 */
export const gossipKeysDiffer: Rule = {
  id: 'gossip-keys-differ',
  title: 'A datacenter has another gossip key',
  why: 'Gossip that cannot be decrypted is dropped: the datacenter never joins the WAN pool, and its requests find no path, while those of others may still reach it.',
  evidence:
    'A WAN pool that lists nobody else although gossip is encrypted everywhere and requests reach the datacenter. The keys themselves are not read.',
  remedy: 'Give all datacenters the same gossip key, with consul keyring.',
  covers: ['N1'],
  requires: ['self', 'wanMembers', 'forwarding'],
  section: SECTIONS.encryption,
  check: (federation) =>
    federation.datacenters
      .filter((datacenter) => isApart(federation, datacenter))
      .map((datacenter) => {
        const { name, servers } = datacenter;
        const { into, outOf } = indexFederation(federation);
        const reached = into(name).filter(works);
        const from = reached.map((pair) => pair.from);
        return {
          severity: 'critical',
          subject: { kind: 'datacenter', datacenter: name },
          title: `${name} seems to have another gossip key: it sees no other datacenter, though requests of ${nameList(from, 3)} reach it`,
          evidence: [
            ...servers.flatMap(({ node, self }) =>
              self?.known
                ? [
                    sourceEvidence(
                      self.source,
                      `${node}: serf_wan encrypted ${String(self.value.serfWan?.encrypted)}, ${self.value.serfWan?.members ?? 0} members`,
                    ),
                  ]
                : [],
            ),
            ...outOf(name).flatMap(({ probes }) => probes.slice(0, 1).map(probeEvidence)),
            ...reached.flatMap(({ probes }) => probes.slice(0, 1).map(probeEvidence)),
          ].slice(0, 10),
          cause: `Gossip of ${name} and of the others is encrypted, and nothing of it gets through in either direction, while requests from ${nameList(from, 3)}, which take the same way, do. So they cannot decrypt each other.`,
          remedy: [...compareKeys(federation, [name]), ...takeKey(name)],
          confidence: 'inferred',
          confirm: `The log of a server of ${name} says "No installed keys could decrypt the message", or consul keyring -list shows other keys there than in ${from[0] ?? 'the others'}.`,
        };
      }),
};

const works = ({ forwarding }: Pair): boolean => forwarding === 'good' || forwarding === 'partial';

function isApart(federation: Federation, { name, servers }: Datacenter): boolean {
  const { into, outOf } = indexFederation(federation);
  const out = outOf(name);
  if (out.length === 0 || !out.every(listsNobody) || !into(name).some(works)) return false;
  if (!out.every(({ forwarding, failure }) => forwarding === 'bad' && failure?.kind === 'no-path'))
    return false;
  const flags = (some: readonly Datacenter['servers'][number][]) =>
    some.flatMap(({ self }) => (self?.known ? (self.value.serfWan?.encrypted ?? []) : []));
  const others = federation.datacenters.filter((d) => d.name !== name).flatMap((d) => d.servers);
  const [mine, theirs] = [flags(servers), flags(others)];
  if (mine.length === 0 || theirs.length === 0 || ![...mine, ...theirs].every(Boolean)) return false;
  return federation.takenAt - lostAt(federation, name) >= PERSISTS_MS;
}

const listsNobody = ({ gossipViews }: Pair): boolean =>
  gossipViews.length > 0 && gossipViews.every(({ total }) => total === 0);

/** When a pool of the datacenter last lost sight of another's server, epoch ms. */
function lostAt(federation: Federation, name: string): number {
  const mine = new Set(
    indexFederation(federation)
      .vantagesIn(name)
      .map(({ id }) => id),
  );
  const moments = federation.datacenters.flatMap(({ servers }) =>
    servers.flatMap(({ changes }) =>
      changes.flatMap(({ vantage, pool, at }) => (pool === 'wan' && mine.has(vantage) ? [at] : [])),
    ),
  );
  return Math.max(-Infinity, ...moments);
}
