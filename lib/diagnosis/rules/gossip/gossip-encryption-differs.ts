import type { Federation, Server, Source } from '@/lib/federation/types';
import { sourceEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { SECTIONS } from '../../remedies';
import type { Rule, RuleFinding, Subject } from '../../types';
import { nameList, shellWord } from '../../words';

type Told = { server: Server; encrypted: boolean; source: Source };

/** Cheap proof of one kind of key mismatch: who encrypts and who does not cannot hear each other. Which keys they have is not read. */
export const gossipEncryptionDiffers: Rule = {
  id: 'gossip-encryption-differs',
  title: 'Gossip is encrypted on some servers and not on others',
  why: 'A server that encrypts drops what is not encrypted: the two never join, and each routes as if the other did not exist.',
  evidence: 'Stats.serf_wan.encrypted in /v1/agent/self of the servers.',
  remedy: 'Give all servers of all datacenters the same gossip key.',
  covers: ['N1'],
  requires: ['self'],
  section: SECTIONS.encryption,
  check: (federation) => {
    const told = federation.datacenters.flatMap(({ servers }) => servers.flatMap(encryptionOf));
    const [on, off] = [told.filter((t) => t.encrypted), told.filter((t) => !t.encrypted)];
    if (on.length === 0 || off.length === 0) return [];
    const odd = isOdd(on, off, federation) ? on : off;
    const rest = odd === on ? off : on;
    const names = [...new Set(odd.map(({ server }) => server.datacenter))];
    return names.map((name) => findingOf(federation, name, odd, rest));
  },
};

function encryptionOf(server: Server): Told[] {
  const { self } = server;
  const encrypted = self?.known ? (self.value.serfWan?.encrypted ?? null) : null;
  return self?.known && encrypted !== null ? [{ server, encrypted, source: self.source }] : [];
}

/** Whether the first are those to look at: in fewer datacenters, or as many but not in the primary. */
function isOdd(a: readonly Told[], b: readonly Told[], { primary }: Federation): boolean {
  const places = (told: readonly Told[]) => new Set(told.map(({ server }) => server.datacenter));
  const [x, y] = [places(a), places(b)];
  if (x.size !== y.size) return x.size < y.size;
  if (primary !== null && x.has(primary) !== y.has(primary)) return !x.has(primary);
  return a.length < b.length;
}

function findingOf(
  federation: Federation,
  name: string,
  odd: readonly Told[],
  rest: readonly Told[],
): RuleFinding {
  const mine = odd.filter(({ server }) => server.datacenter === name);
  const nodes = mine.map(({ server }) => server.node);
  const whole = !rest.some(({ server }) => server.datacenter === name);
  const encrypted = mine.some((told) => told.encrypted);
  const others = [...new Set(rest.map(({ server }) => server.datacenter))];
  const [only] = nodes;
  const subject: Subject =
    !whole && nodes.length === 1 && only !== undefined
      ? { kind: 'server', datacenter: name, server: only }
      : { kind: 'datacenter', datacenter: name };
  const who = whole ? name : `${nameList(nodes)} of ${name}`;
  return {
    severity: isCutOff(federation, name, whole, nodes) ? 'critical' : 'warning',
    subject,
    title:
      `Gossip of ${who} is ${encrypted ? 'encrypted' : 'not encrypted'}, that of ${nameList(whole ? others : ['the others'], 3)} is ${encrypted ? 'not' : ''}`.trimEnd(),
    evidence: [...mine.slice(0, 4), ...rest.slice(0, 4)].map(({ server, encrypted: on, source }) =>
      sourceEvidence(source, `${server.node}.${server.datacenter}: serf_wan encrypted ${on}`),
    ),
    cause: `${encrypted ? `${who} drops what is not encrypted, and the others cannot read what it sends` : `The others drop what ${who} sends without encryption`}. A key that is rolled out is first accepted everywhere (encrypt_verify_incoming and encrypt_verify_outgoing false), then demanded.`,
    remedy: [
      {
        text: encrypted
          ? `On the servers of ${nameList(others, 3)}, set the key that ${who} uses, and restart them one by one; or take it away from ${who}: delete encrypt there, and serf/local.keyring and serf/remote.keyring in the data directory.`
          : `On ${who}, set the key that the others use, and restart one server after the other.`,
        config: 'encrypt = "<the gossip key, the same in all datacenters>"',
      },
      {
        text: `See on a server of ${name} which keys its WAN pool has.`,
        command: 'consul keyring -list',
      },
      {
        text: `Afterwards see that the others are members.`,
        command: `consul members -wan | grep ${shellWord(others[0] ?? name)}`,
      },
    ],
    confidence: 'observed',
  };
}

/** Some pool on either side sees nobody of the other alive. */
function isCutOff(federation: Federation, name: string, whole: boolean, nodes: readonly string[]): boolean {
  const { outOf, into, datacenters } = indexFederation(federation);
  if (whole) return [...outOf(name), ...into(name)].some(({ gossip }) => gossip === 'bad');
  const servers = datacenters.get(name)?.servers.filter(({ node }) => nodes.includes(node)) ?? [];
  return servers.some(({ views }) => views.some(({ status }) => status === 'failed'));
}
