import { sourceEvidence, viewEvidence } from '@/lib/diagnosis/evidence';
import type { Evidence } from '@/lib/diagnosis/types';
import { nameList } from '@/lib/diagnosis/words';
import type { Datacenter, Server } from '@/lib/federation/types';
import { compareVersions, FIRST_WITH_FEDERATION_STATES, isOlder } from '@/lib/federation/versions';
import { everyone, unseen } from '../step';
import type { Part } from '../types';

/** Servers that are part of a datacenter: those that left on purpose are not. */
export const presentServers = ({ servers }: Datacenter): readonly Server[] =>
  servers.filter(({ status }) => status !== 'left');

/** Who lists a server, in its own LAN or in a WAN pool, and how. */
export function listingOf(server: Server): Evidence[] {
  const { node, version, lan, views } = server;
  if (lan.known)
    return [sourceEvidence(lan.source, `${node} ${version ?? 'of an unknown version'} ${lan.value}`)];
  const [view] = views;
  return view ? [viewEvidence(view, server)] : [];
}

/** The newest version that any server of these datacenters runs: the one everybody is upgraded to. Null when none is known. */
export function newestVersion(datacenters: readonly Datacenter[]): string | null {
  const versions = datacenters.flatMap((datacenter) =>
    presentServers(datacenter).flatMap(({ version }) => (version === null ? [] : [version])),
  );
  return versions.sort(compareVersions).at(-1) ?? null;
}

/** Are the servers and the client agents of a datacenter on this version, and is it one that knows mesh gateway federation? */
export function versionParts(datacenter: Datacenter, target: string | null): Part[] {
  return [serversPart(datacenter, target), clientsPart(datacenter, target)];
}

const differs = (version: string | null, target: string | null) =>
  version !== null &&
  (compareVersions(version, target) !== 0 || isOlder(version, FIRST_WITH_FEDERATION_STATES));

function serversPart(datacenter: Datacenter, target: string | null): Part {
  const servers = presentServers(datacenter);
  const { name } = datacenter;
  // What nobody lists any more may have changed since.
  const unknown = servers.filter((server) => server.version === null || listingOf(server).length === 0);
  const behind = servers.filter((server) => !unknown.includes(server) && differs(server.version, target));
  const evidence = (behind.length > 0 ? behind : servers).slice(0, 6).flatMap(listingOf);
  if (behind.length > 0) {
    const listed = nameList(behind.map(({ node, version }) => `${node} ${version ?? ''}`));
    const wanted = isOlder(target, FIRST_WITH_FEDERATION_STATES)
      ? `${FIRST_WITH_FEDERATION_STATES} or newer is needed`
      : `others run ${target ?? '?'}`;
    return { state: 'not-done', sentence: `Servers of ${name}: ${listed}; ${wanted}.`, evidence };
  }
  if (servers.length === 0 || unknown.length === servers.length)
    return unseen(`The versions of the servers of ${name} are not seen.`);
  if (unknown.length > 0)
    return {
      ...unseen(`The version of ${nameList(unknown.map(({ node }) => node))} of ${name} is not seen.`),
      evidence,
    };
  return {
    state: 'done',
    sentence: `${everyone(servers.length, 'server', name, ['run', 'runs'])} ${target ?? '?'}.`,
    evidence,
  };
}

function clientsPart(
  { name, clientAgents, clientVersions, servers }: Datacenter,
  target: string | null,
): Part {
  if (clientAgents === null)
    return unseen(`The client agents of ${name} are not seen: only an agent of ${name} itself lists them.`);
  const source = servers.flatMap(({ lan }) => (lan.known ? [lan.source] : []))[0];
  const listed = nameList(
    clientVersions.map(({ version, agents }) => `${agents} on ${version ?? 'an unknown version'}`),
  );
  const evidence = source
    ? [sourceEvidence(source, `client agents: ${clientAgents === 0 ? 'none' : listed}`)]
    : [];
  if (clientAgents === 0) return { state: 'done', sentence: `${name} has no client agents.`, evidence };
  if (clientVersions.some(({ version }) => differs(version, target)))
    return { state: 'not-done', sentence: `Client agents of ${name}: ${listed}.`, evidence };
  return clientVersions.some(({ version }) => version === null)
    ? { ...unseen(`The version of some client agents of ${name} is not seen: ${listed}.`), evidence }
    : {
        state: 'done',
        sentence: `${everyone(clientAgents, 'client agent', name, ['run', 'runs'])} ${target ?? '?'}.`,
        evidence,
      };
}
