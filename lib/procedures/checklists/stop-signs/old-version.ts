import { sourceEvidence } from '@/lib/diagnosis/evidence';
import { counted, nameList } from '@/lib/diagnosis/words';
import { FIRST_WITH_FEDERATION_STATES, isOlder } from '@/lib/federation/versions';
import { listingOf, presentServers } from '../parts/versions';
import type { SignOf } from './sign';

/** One server that does not know federation states keeps them off for its whole datacenter. */
export const oldVersion: SignOf = (_ground, datacenters) => {
  const sign = { id: 'old-version', title: `Versions before ${FIRST_WITH_FEDERATION_STATES}` };
  const servers = datacenters.flatMap(presentServers);
  const isOld = (version: string | null) => isOlder(version, FIRST_WITH_FEDERATION_STATES);
  const old = servers.filter(
    ({ version, federationStates }) => isOld(version) === true || federationStates === false,
  );
  const clients = datacenters.filter(({ outdatedClients }) => outdatedClients.agents > 0);
  if (old.length > 0 || clients.length > 0) {
    const listed = [
      ...old.map(
        ({ node, datacenter, version }) => `${node} of ${datacenter} (${version ?? 'version unknown'})`,
      ),
      ...clients.map(
        ({ name, outdatedClients }) =>
          `${counted(outdatedClients.agents, 'client agent')} of ${name} (${nameList(outdatedClients.nodes, 2)})`,
      ),
    ];
    const sources = clients.flatMap(({ servers: own, outdatedClients }) => {
      const lan = own.find((server) => server.lan.known)?.lan;
      return lan?.known
        ? [
            sourceEvidence(
              lan.source,
              `client agents older than ${FIRST_WITH_FEDERATION_STATES}: ${nameList(outdatedClients.nodes, 10)}`,
            ),
          ]
        : [];
    });
    return {
      ...sign,
      state: 'stop',
      sentence: `Too old for federation through mesh gateways: ${nameList(listed)}.`,
      evidence: [...old.slice(0, 6).flatMap(listingOf), ...sources],
      remedy: [
        {
          text: 'Install the version you want on them and restart them one by one, servers first.',
          command: 'consul version',
        },
      ],
    };
  }
  const unknown = servers.filter(({ version }) => isOld(version) === null).map(({ node }) => node);
  const unlisted = datacenters.filter(
    ({ clientAgents, clientVersions }) =>
      clientAgents === null || clientVersions.some(({ version }) => version === null),
  );
  if (unknown.length > 0 || unlisted.length > 0 || servers.length === 0) {
    const what = [
      ...(unknown.length > 0 ? [`of ${nameList(unknown)}`] : []),
      ...(unlisted.length > 0 ? [`of client agents of ${nameList(unlisted.map(({ name }) => name))}`] : []),
    ];
    return {
      ...sign,
      state: 'not-checked',
      sentence: `The versions ${what.join(' and ') || 'of the servers'} are not seen.`,
      evidence: [],
      remedy: [],
    };
  }
  return {
    ...sign,
    state: 'clear',
    sentence: `All servers and client agents are ${FIRST_WITH_FEDERATION_STATES} or newer.`,
    evidence: [],
    remedy: [],
  };
};
