import type { Federation, Server } from '@/lib/federation/types';
import { compareVersions } from '@/lib/federation/versions';
import { viewEvidence } from '../../evidence';
import type { Rule } from '../../types';
import { nameList } from '../../words';

export const versionSkew: Rule = {
  id: 'version-skew',
  title: 'Servers run different versions of Consul',
  why: 'During an upgrade that is as it should be; for longer, features wait for the oldest server and defects of old versions stay.',
  evidence: 'The build tags of living servers in the LAN and WAN pools.',
  remedy: 'Finish the upgrade: the primary first, then the secondaries, servers before client agents.',
  covers: ['F14b'],
  requires: ['wanMembers'],
  section: 'Consul documentation: Upgrading',
  check: (federation) => {
    const groups = byVersion(federation);
    if (groups.length < 2) return [];
    const [oldest] = groups;
    const told = groups.map(
      ({ version, servers }) => `${version} (${nameList([...new Set(servers.map((s) => s.datacenter))], 3)})`,
    );
    const behind = oldest?.servers.map(({ node, datacenter }) => `${node} of ${datacenter}`) ?? [];
    return [
      {
        severity: 'info',
        subject: { kind: 'federation' },
        title: `Servers run Consul ${nameList(told)}`,
        evidence: groups.slice(0, 5).flatMap(({ servers, version }) =>
          servers.slice(0, 1).flatMap((server) =>
            server.views.slice(0, 1).map((view) => ({
              ...viewEvidence(view, server),
              value: `${server.node}.${server.datacenter}: ${version}`,
            })),
          ),
        ),
        cause: `The oldest ${behind.length === 1 ? 'is' : 'are'} ${nameList(behind, 3)}.`,
        remedy: [
          {
            text: `Upgrade ${nameList(behind, 5)}: the primary${federation.primary ? ` ${federation.primary}` : ''} first, then the secondaries, one server at a time.`,
            command: 'consul members -wan',
          },
        ],
        confidence: 'observed',
      },
    ];
  },
};

/** Oldest first. */
function byVersion({ datacenters }: Federation): { version: string; servers: Server[] }[] {
  const groups = new Map<string, Server[]>();
  for (const { servers } of datacenters) {
    for (const server of servers) {
      if (server.version === null || server.status !== 'alive' || server.views.length === 0) continue;
      const list = groups.get(server.version);
      if (list) list.push(server);
      else groups.set(server.version, [server]);
    }
  }
  return [...groups]
    .map(([version, servers]) => ({ version, servers }))
    .sort((a, b) => compareVersions(a.version, b.version));
}
