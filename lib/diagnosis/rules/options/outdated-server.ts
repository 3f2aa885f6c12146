import type { Federation, Server } from '@/lib/federation/types';
import { FIRST_WITH_FEDERATION_STATES, isOlder } from '@/lib/federation/versions';
import { gapEvidence, sourceEvidence, viewEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import { removeMember } from '../../remove-member';
import type { Evidence, Rule, RuleFinding } from '../../types';
import { hasMeshGateways } from '../../usable-gateways';

/** Consul counts alive and failed members alike (agent/consul/util.go), so a dead old server blocks as a living one does. */
export const outdatedServer: Rule = {
  id: 'outdated-server',
  title: 'A server is too old for federation through mesh gateways',
  why: 'One server without support keeps federation states off for its whole datacenter, and for all if it is in the primary: no datacenter learns the gateways of another.',
  evidence: 'The tags build and ft_fs of every server in the LAN and WAN pools.',
  remedy: 'Upgrade the server to 1.8.0 or later, or remove it if it is gone.',
  covers: ['F14'],
  requires: ['wanMembers'],
  section: SECTIONS.options,
  applies: hasMeshGateways,
  check: (federation) =>
    federation.datacenters.flatMap(({ servers }) =>
      servers.filter(isOutdated).map((server) => finding(federation, server)),
    ),
};

function isOutdated({ version, federationStates, status }: Server): boolean {
  if (status === 'left' || status === 'none') return false;
  return federationStates === false || isOlder(version, FIRST_WITH_FEDERATION_STATES) === true;
}

function finding(federation: Federation, server: Server): RuleFinding {
  const { node, datacenter, version, status } = server;
  const off = federation.datacenters.flatMap(({ name, federationStates }) =>
    !federationStates.known && federationStates.gap.kind === 'feature-off'
      ? [{ name, gap: federationStates.gap }]
      : [],
  );
  const blocked = off.find(({ name }) => name === datacenter || datacenter === federation.primary);
  const dead = status === 'failed';
  return {
    severity: blocked ? 'critical' : 'warning',
    subject: { kind: 'server', datacenter, server: node },
    title: `Server ${node} of ${datacenter} ${dead ? '(failed) ' : ''}runs Consul ${version ?? 'of unknown version'}, too old for federation states`,
    evidence: [...listing(server), ...(blocked ? [gapEvidence(blocked.gap)] : [])],
    cause: `Federation states came with 1.8.0, and Consul uses them only when every server listed in ${datacenter} and in the primary supports them${dead ? '; a failed one counts as well' : ''}. Until then the servers log "Not all servers in the datacenter support federation states - preventing replication".`,
    remedy: dead
      ? [
          removeMember(federation, server, `If ${node} is gone for good, remove it`),
          { text: 'Otherwise upgrade it to the version of the others before it is started again.' },
        ]
      : [
          {
            text: `Upgrade Consul on ${node} to the version of the others, primary datacenter first, and restart it.`,
            command: 'systemctl restart consul',
          },
          { text: 'See the versions of all servers.', command: 'consul members -wan' },
        ],
    confidence: 'observed',
  };
}

function listing(server: Server): Evidence[] {
  const { lan, views, node, version, federationStates, datacenter } = server;
  const says = `${node}.${datacenter}: version ${version ?? 'unknown'}, ft_fs ${federationStates === true ? '1' : 'not set'}`;
  if (lan.known && lan.value !== 'none') return [sourceEvidence(lan.source, says)];
  const [view] = views;
  if (view) return [{ ...viewEvidence(view, server), value: says }];
  // Nobody lists it now: a pool did, or Raft does.
  return [
    {
      vantage: 'nobody',
      request: '/v1/agent/members?wan=1',
      at: 'unknown',
      value: `${says}, as it was listed last`,
    },
  ];
}
