import { isoTime } from '@/lib/diagnosis/evidence';
import { byText } from '@/lib/federation/order';
import type { FederationMode } from '@/lib/federation/types';
import type { AskedAgent, VerificationReadings } from '@/lib/observation/verification-readings';
import { checkForwarding } from './check-forwarding';
import { checkMembers } from './check-members';
import { forwardingMatrix, membersMatrix } from './matrix';
import { count, worst } from './outcomes';
import { ownServers, valueOf } from './own-servers';
import { resultSentence } from './result-sentence';
import type { ForwardingCheck, MembersCheck, Verification } from './types';

/** Up to this many forwarded requests are all listed; above it, passed ones are only counted. */
const MOST_LISTED = 2_000;

/** What one run of the verification found (the document's section Verification). The order of the agents does not matter. */
export function verify(
  readings: VerificationReadings,
  { mode, source }: { mode: FederationMode; source: 'consul' | 'demo' },
): Verification {
  const agents = [...readings.agents].sort((a, b) => byText(a.vantage.id, b.vantage.id));
  const datacenters = present(readings);
  const own = ownServers({ ...readings, agents });
  const homes = new Map<string, AskedAgent[]>(datacenters.map((name) => [name, []]));
  for (const agent of agents) if (agent.datacenter !== null) homes.get(agent.datacenter)?.push(agent);
  const expected = { datacenters, own, mode, finishedAt: readings.finishedAt };

  const membersChecks = [...homes].flatMap(([name, here]) =>
    here.length === 0 ? [noAgent(name)] : here.map((agent) => checkMembers(agent, name, expected)),
  );
  const forwardingChecks = [...homes].flatMap(([from, here]) =>
    datacenters.filter((to) => to !== from).flatMap((to) => forwarded(here, from, to, readings.finishedAt)),
  );
  const checks = [...membersChecks, ...forwardingChecks];
  const result = {
    startedAt: isoTime(readings.startedAt),
    finishedAt: isoTime(readings.finishedAt),
    source,
    mode,
    outcome: worst(checks),
    members: count(membersChecks),
    forwarding: count(forwardingChecks),
    withoutAgent: checks.filter(({ unchecked }) => unchecked === 'no-agent').length,
    datacenters,
    matrix: {
      members: membersMatrix(datacenters, membersChecks),
      forwarding: forwardingMatrix(datacenters, forwardingChecks),
    },
    membersChecks,
    oneAgentEach: readings.oneAgentEach,
  };
  const listed =
    forwardingChecks.length <= MOST_LISTED
      ? forwardingChecks
      : forwardingChecks.filter(({ outcome }) => outcome !== 'passed');
  return {
    ...result,
    sentence: resultSentence(result),
    forwardingChecks: listed,
    forwardingLeftOut: forwardingChecks.length - listed.length,
  };
}

/** All datacenters, and those that appeared meanwhile; without those whose servers have all left on purpose. */
function present({ datacenters, agents }: VerificationReadings): string[] {
  const listed = new Map<string, boolean>();
  for (const agent of agents) {
    for (const { datacenter, status } of valueOf(agent.wanMembers) ?? [])
      listed.set(datacenter, (listed.get(datacenter) ?? false) || status !== 'left');
    if (agent.datacenter !== null) listed.set(agent.datacenter, true);
  }
  const names = new Set([...datacenters, ...listed.keys()]);
  return [...names].filter((name) => name !== '' && listed.get(name) !== false).sort(byText);
}

const noAgent = (datacenter: string): MembersCheck => ({
  datacenter,
  vantage: null,
  outcome: 'not-checked',
  unchecked: 'no-agent',
  sentence: `No agent of ${datacenter} is configured, so its WAN pool is not seen.`,
  evidence: null,
  asExpected: 0,
  deviations: [],
});

function forwarded(
  agents: readonly AskedAgent[],
  from: string,
  to: string,
  finishedAt: number,
): ForwardingCheck[] {
  const checks = agents.flatMap((agent) => checkForwarding(agent, from, to, finishedAt) ?? []);
  if (checks.length > 0) return checks;
  const [agent] = agents;
  const unasked = { from, to, outcome: 'not-checked' as const, evidence: null };
  return [
    agent
      ? {
          ...unasked,
          vantage: agent.vantage.id,
          unchecked: 'out-of-time',
          sentence: `${to} appeared while the run was under way.`,
        }
      : {
          ...unasked,
          vantage: null,
          unchecked: 'no-agent',
          sentence: `No agent of ${from} is configured to ask whether it reaches ${to}.`,
        },
  ];
}
