import type { Federation } from '@/lib/federation/types';
import type { Rule } from '../../types';
import { isoTime } from '../../evidence';
import { SECTIONS } from '../../remedies';
import { shellWord } from '../../words';

/** Our own means of observation: it says nothing of the datacenter behind it. */
export const agentUnreachable: Rule = {
  id: 'agent-unreachable',
  title: 'An agent that is asked does not answer',
  why: 'What this agent would tell is missing: its datacenter may be well or not, nobody knows from its own words.',
  evidence: 'Our own requests to a configured agent.',
  remedy: 'Start the agent, or correct its address in the configuration of Isthmus.',
  covers: ['X4'],
  requires: [],
  section: SECTIONS.verification,
  check: (federation) => {
    const lives = livingAgents(federation);
    return federation.vantages
      .filter(({ reachable }) => reachable === false)
      .map(({ id, address, in: home, failure, lastAnswerAt }) => {
        const what = home === null ? 'what it sees' : `its own view of ${home}`;
        const tls = failure?.kind === 'agent-tls';
        return {
          severity: 'info',
          subject: { kind: 'vantage', vantage: id, datacenter: home },
          title: `The agent at ${address} does not answer: ${what} is missing`,
          evidence: [
            {
              vantage: id,
              request: 'all',
              at: isoTime(lastAnswerAt),
              value: `${failure?.message ?? 'no answer'}; the time is that of its last good answer`,
            },
          ],
          cause: tls
            ? 'TLS to the agent itself fails, so nothing it says can be read. This says nothing about the federation.'
            : lives.has(id)
              ? `Its own datacenter sees it alive, so Consul runs there: its HTTP API is closed to us, or it refuses more connections from here (limits.http_max_conns_per_client). This says nothing about the federation.`
              : 'The agent is stopped, its address is wrong, or the network from here to it is closed. This says nothing about the federation.',
          remedy: [
            {
              text: tls
                ? 'Check the CA certificate and the server name configured for this agent.'
                : 'From the machine where this runs, ask the agent by hand.',
              command: `curl -sS ${shellWord(`${address}/v1/status/leader`)}`,
            },
          ],
          confidence: 'observed',
        };
      });
  },
};

/** Servers that do not answer us, but their own datacenter: by the id of the vantage. */
function livingAgents({ vantages, datacenters }: Federation): Set<string> {
  const alive = new Set(
    datacenters.flatMap(({ name, servers }) =>
      servers.flatMap(({ node, lan }) => (lan.known && lan.value === 'alive' ? [`${name} ${node}`] : [])),
    ),
  );
  return new Set(
    vantages.filter(({ in: home, node }) => alive.has(`${home ?? ''} ${node ?? ''}`)).map(({ id }) => id),
  );
}
