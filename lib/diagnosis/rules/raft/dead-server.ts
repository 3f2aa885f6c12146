import { sourceEvidence, viewEvidence } from '../../evidence';
import type { Datacenter, Federation, Server } from '@/lib/federation/types';
import { readRefusal, SECTIONS } from '../../remedies';
import { forceLeave } from '../../remove-member';
import { autopilotOf, deadServers, missingServers, removedServers } from '../../server-life';
import type { Evidence, Rule } from '../../types';
import { counted } from '../../words';

/** Consul asserts it: the LAN pool of the server's own datacenter calls it failed. */
export const deadServer: Rule = {
  id: 'dead-server',
  title: 'A server is dead',
  why: 'A dead server takes redundancy from its datacenter, and while routers of other datacenters still list it, some forwarded requests end at it.',
  evidence: 'The LAN pool of its own datacenter, or autopilot, that calls the server failed.',
  remedy: 'Start Consul again on that server, or remove it if it is gone for good.',
  covers: ['S1'],
  requires: ['lanMembers', 'peers'],
  section: SECTIONS.outage,
  check: (federation) =>
    federation.datacenters.flatMap((datacenter) =>
      [...deadServers(datacenter), ...removedServers(datacenter)].map((server) => {
        const { node } = server;
        const { name } = datacenter;
        return {
          severity: 'warning',
          subject: { kind: 'server', datacenter: name, server: node },
          title: `Server ${node} of ${name} is dead: ${howItWent(datacenter, server)}`,
          evidence: evidenceOf(datacenter, server),
          cause: `Consul on ${node} stopped without leaving, its machine is gone, or ${name} cannot reach it.${server.status === 'left' ? ' Autopilot removes dead servers after some seconds, and then lists them as left: it did not leave on purpose.' : ''}${stillAlive(federation, server)}`,
          remedy: [
            { text: `Start Consul again on ${node}; keep its data.`, command: 'systemctl start consul' },
            ...(federation.mode === 'traditional' ? [] : [readRefusal(node)]),
            { text: `See that ${name} has it back, as a voter.`, command: 'consul operator raft list-peers' },
            {
              text: `If it is gone for good, remove it, on another server of ${name}; otherwise Consul lists it for ${server.status === 'left' ? 24 : 72} hours.`,
              command: forceLeave(node),
            },
          ],
          confidence: 'observed',
        };
      }),
    ),
};

/** The same server is told of from its failure on, also when autopilot has put it away. */
function howItWent(datacenter: Datacenter, { status }: Server): string {
  const { name, quorum } = datacenter;
  const missing = missingServers(datacenter);
  if (status === 'left' && missing) {
    return `it failed, and ${name} has removed it (${missing.members} of ${counted(missing.expect, 'expected server')} left)`;
  }
  const left = quorum ? ` (${quorum.alive} of ${counted(quorum.voters, 'voter')} alive)` : '';
  return `${name} itself sees it failed${left}`;
}

/** Gateways answer for it, so WAN pools may call a dead server alive for minutes. */
function stillAlive({ mode }: Federation, { views, datacenter }: Server): string {
  const wrong = views.some((view) => view.status === 'alive' && view.datacenter !== datacenter);
  if (!wrong) return '';
  const why = mode === 'traditional' ? '' : ': behind mesh gateways that is no sign of life';
  return ` Other datacenters still list it as alive${why}.`;
}

function evidenceOf(datacenter: Datacenter, server: Server): Evidence[] {
  const { node, lan, views } = server;
  const { name, autopilot } = datacenter;
  const piloted = autopilotOf(datacenter, server);
  return [
    ...(lan.known ? [sourceEvidence(lan.source, `LAN pool of ${name}: ${node} ${lan.value}`)] : []),
    ...(autopilot.known && piloted
      ? [
          sourceEvidence(
            autopilot.source,
            `autopilot: ${node} ${piloted.serfStatus}, ${piloted.healthy ? 'healthy' : 'not healthy'}`,
          ),
        ]
      : []),
    ...views.slice(0, 4).map((view) => viewEvidence(view, server)),
  ];
}
