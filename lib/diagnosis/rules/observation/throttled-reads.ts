import type { VantageState } from '@/lib/federation/types';
import { isoTime } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Rule, RuleFinding } from '../../types';
import { nameList } from '../../words';
import { FACT_WORDS } from '../../read-permissions';

/** Limits of the servers hit everybody; those of one address, or of a client agent, hit whoever shares it. */
export const throttledReads: Rule = {
  id: 'throttled-reads',
  title: 'Consul holds requests back',
  why: 'Where a limit of Consul is reached, requests of others are refused too; requests of a remote datacenter all come from the addresses of its gateways, and share one limit.',
  evidence: 'Answers 429 and 503 to our own reads, and what they say.',
  remedy: 'Find who asks so much, or raise the limit.',
  covers: ['X3'],
  requires: [],
  section: SECTIONS.limits,
  check: ({ vantages }) => vantages.flatMap(findingOf),
};

/** Since 1.15 servers limit all requests together. */
const OF_THE_SERVER = /rate limit exceeded(, try again| for operation)/i;

function findingOf({ id, address, in: home, throttled, lastAnswerAt }: VantageState): RuleFinding[] {
  if (!throttled) return [];
  const { facts, failure } = throttled;
  const connections = /too many concurrent connections/i.test(failure.message);
  const server = OF_THE_SERVER.test(failure.message);
  const limit = connections ? 'http_max_conns_per_client' : server ? 'request_limits' : 'rpc_rate';
  return [
    {
      severity: server ? 'warning' : 'info',
      subject: { kind: 'vantage', vantage: id, datacenter: home },
      title: `${address} refuses requests: the limit ${limit} is reached`,
      evidence: [
        {
          vantage: id,
          request: facts.length > 0 ? nameList(facts.map((fact) => FACT_WORDS[fact].words)) : 'any',
          at: isoTime(lastAnswerAt),
          value: `HTTP ${failure.status ?? 429}: ${failure.message}`,
        },
      ],
      cause: connections
        ? 'Too many connections are open from this address to the agent, ours among them.'
        : server
          ? 'The servers refuse requests of everybody, since all of them together are more than is allowed.'
          : 'The agent passes no more requests to the servers than it is allowed.',
      remedy: [
        {
          text: `See who asks so much; if it is as it should be, raise limits.${limit} on the agent at ${address}.`,
          config: connections
            ? 'limits {\n  http_max_conns_per_client = 400\n}'
            : server
              ? 'limits {\n  request_limits {\n    mode = "permissive"\n  }\n}'
              : 'limits {\n  rpc_rate = -1\n}',
        },
        { text: 'Or let this dashboard ask less often: longer intervals in its configuration.' },
      ],
      confidence: 'observed',
    },
  ];
}
