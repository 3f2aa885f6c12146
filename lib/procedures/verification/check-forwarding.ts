import type { Failure } from '@/lib/consul/types';
import { counted } from '@/lib/diagnosis/words';
import { isBrokenPath } from '@/lib/federation/failure-classes';
import type { AskedAgent } from '@/lib/observation/verification-readings';
import { valueOf } from './own-servers';
import type { ForwardingCheck } from './types';
import { askedEvidence, whyUnchecked } from './unchecked';

type Verdict = Pick<ForwardingCheck, 'outcome' | 'unchecked' | 'sentence'>;

/** `/v1/catalog/services?dc=<to>` of one agent. Undefined when it was not to be asked. */
export function checkForwarding(
  agent: AskedAgent,
  from: string,
  to: string,
  finishedAt: number,
): ForwardingCheck | undefined {
  const asked = Object.hasOwn(agent.services, to) ? agent.services[to] : undefined;
  if (!asked) return undefined;
  const evidence = askedEvidence(agent, asked, finishedAt, servicesWords);
  const { reading } = asked;
  const verdict: Verdict =
    reading === 'left-alone'
      ? notChecked('agent-away', silent(from))
      : reading === 'out-of-time'
        ? notChecked('out-of-time', 'There was no answer before the end of the run.')
        : reading.ok
          ? { outcome: 'passed', unchecked: null, sentence: wellSentence(from, to, reading.value.length) }
          : judge(reading.failure, agent, from, to);
  return { from, to, vantage: agent.vantage.id, evidence, ...verdict };
}

const notChecked = (unchecked: ForwardingCheck['unchecked'], sentence: string): Verdict => ({
  outcome: 'not-checked',
  unchecked,
  sentence,
});

const silent = (from: string) => `An agent of ${from} does not answer. This says nothing about ${from}.`;

const failed = (sentence: string): Verdict => ({ outcome: 'failed', unchecked: null, sentence });

const servicesWords = (names: readonly string[]) =>
  names.length === 0 ? 'HTTP 200: {}' : `HTTP 200: ${counted(names.length, 'service')}`;

function wellSentence(from: string, to: string, services: number): string {
  return services === 0
    ? `${from} reaches ${to}: the answer is empty, so the way works and the token may read no service there.`
    : `${from} reaches ${to}: its catalog answers with ${counted(services, 'service')}.`;
}

/** A refusal by the other datacenter proves the way. Silence is the way's only while the agent answers everything else. */
function judge(failure: Failure, agent: AskedAgent, from: string, to: string): Verdict {
  const { kind, detail } = failure;
  if (kind === 'no-leader')
    return failed(`The request from ${from} arrives in ${to}, but ${to} has no leader to answer it.`);
  if (detail.pathWorks && (kind === 'denied' || kind === 'unknown-token'))
    return {
      outcome: 'passed',
      unchecked: null,
      sentence: `${from} reaches ${to}: it refuses the token, which proves the way.`,
    };
  if (kind === 'agent-timeout' && answersItself(agent))
    return failed(`A request from ${from} to ${to} gets no answer at all.`);
  if (isBrokenPath(failure)) return failed(`A request from ${from} to ${to} fails.`);
  const why = whyUnchecked(failure);
  return notChecked(
    why,
    why === 'agent-away' ? silent(from) : `Whether ${from} reaches ${to} could not be read.`,
  );
}

const answersItself = ({ self, wanMembers, lanMembers }: AskedAgent) =>
  [self, wanMembers, lanMembers].some((asked) => valueOf<unknown>(asked) !== undefined);
