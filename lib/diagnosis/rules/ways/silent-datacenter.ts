import type { Federation } from '@/lib/federation/types';
import { breakageFinding } from '../../breakage-finding';
import { breakagesOf } from '../../breakage-rule';
import { silentTarget } from '../../breakage-signs';
import type { Breakage } from '../../broken-pairs';
import { gapEvidence, isoTime } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { repeatProbe, SECTIONS } from '../../remedies';
import type { Evidence, Rule, RuleFinding } from '../../types';
import { counted, nameList } from '../../words';

export const silentDatacenter: Rule = {
  id: 'silent-datacenter',
  title: 'Nothing of a datacenter answers',
  why: 'WAN members stay alive and federation states stay green over a datacenter that is gone behind its gateways: only unanswered requests show it.',
  evidence: 'Forwarded requests into it that all fail, and its own agents, none of which answers.',
  remedy: 'Start its servers and gateways again, or mend its network.',
  covers: ['S1'],
  requires: ['forwarding'],
  section: SECTIONS.verification,
  check: (federation) =>
    breakagesOf(federation, 'silent-datacenter').map((breakage) => finding(federation, breakage)),
};

function finding(federation: Federation, breakage: Breakage): RuleFinding {
  const name = silentTarget(federation, breakage) ?? breakage.datacenter;
  const own = indexFederation(federation).vantagesIn(name);
  const from = [...new Set(breakage.pairs.map((pair) => pair.from))];
  return breakageFinding(federation, breakage, {
    title: `${name} is down or cut off: requests from ${nameList(from, 3)} fail, and ${silentServers(federation, name)}`,
    evidence: [...silence(federation, name), ...lastWords(federation, name)],
    cause: `Nothing of ${name} answers, neither to other datacenters nor to this dashboard: its machines are down, or its network is cut off from both. That its WAN members may still be alive and its mesh gateways passing says nothing: behind gateways Consul does not notice.`,
    remedy: [
      {
        text: `Look at the machines of ${name}: start Consul on its servers, then its mesh gateways.`,
        command: 'systemctl start consul',
      },
      {
        text: `If they run, find what cuts ${name} off: dial one of its agents from the machine of this dashboard.`,
        ...(own[0] && { command: `curl -sS ${own[0].address}/v1/status/leader` }),
      },
      ...(from[0] === undefined ? [] : [repeatProbe(federation, from[0], name)]),
    ],
    confidence: 'inferred',
    confirm: `A shell on a server of ${name}: whether Consul runs there and who leads.`,
  });
}

/** `its only server dc3-s1 does not answer`; agents that are no servers count too. */
function silentServers(federation: Federation, name: string): string {
  const own = indexFederation(federation).vantagesIn(name);
  const servers = own.flatMap(({ node, role }) => (node !== null && role !== 'client' ? [node] : []));
  const [only] = servers;
  const all = indexFederation(federation).datacenters.get(name)?.servers.length ?? 0;
  if (only === undefined) return 'none of its agents answers';
  if (servers.length === 1) return `its ${all === 1 ? 'only ' : ''}server ${only} does not answer`;
  return `none of its servers ${nameList(servers, 3)} answers`;
}

function silence(federation: Federation, name: string): Evidence[] {
  return indexFederation(federation)
    .vantagesIn(name)
    .slice(0, 4)
    .map(({ id, failure, lastAnswerAt }) => ({
      vantage: id,
      request: 'any',
      at: isoTime(lastAnswerAt),
      value: `no answer since then: ${failure?.message ?? 'silent'}`,
    }));
}

/** What is left of it elsewhere, so that nobody takes it for a sign of life. */
function lastWords(federation: Federation, name: string): Evidence[] {
  const datacenter = indexFederation(federation).datacenters.get(name);
  if (!datacenter) return [];
  const alive = datacenter.servers.filter(({ status }) => status === 'alive').length;
  const [view] = datacenter.servers.flatMap(({ views }) => views.filter(({ status }) => status === 'alive'));
  if (view && alive > 0) {
    return [
      {
        vantage: view.vantage,
        request: '/v1/agent/members?wan=1',
        at: isoTime(view.at),
        value: `${counted(alive, 'server')} of ${name} still listed as alive`,
      },
    ];
  }
  return datacenter.leader.known || datacenter.leader.gap.at === null
    ? []
    : [gapEvidence(datacenter.leader.gap)];
}
