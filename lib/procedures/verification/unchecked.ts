import type { Failure } from '@/lib/consul/types';
import type { Evidence } from '@/lib/diagnosis/types';
import { isoTime } from '@/lib/diagnosis/evidence';
import { isRefusal, isSilence } from '@/lib/federation/failure-classes';
import type { Asked, AskedAgent } from '@/lib/observation/verification-readings';
import type { Unchecked } from './types';

/** Why an answer that says nothing of the federation was not to be had. */
export function whyUnchecked(failure: Failure): Unchecked {
  if (isSilence(failure)) return 'agent-away';
  if (isRefusal(failure)) return 'denied';
  return failure.kind === 'client-agent' ? 'client-agent' : 'unreadable';
}

/** The request, its time and the answer in words; `finishedAt` (epoch ms) stands in for a question that was never put. */
export function askedEvidence<T>(
  { vantage }: AskedAgent,
  { path, reading }: Asked<T>,
  finishedAt: number,
  words: (value: T) => string,
): Evidence {
  if (reading === 'left-alone')
    return of(vantage.id, path, finishedAt, 'not asked: the agent does not answer for the time being');
  if (reading === 'out-of-time')
    return of(vantage.id, path, finishedAt, 'no answer before the end of the run');
  const value = reading.ok ? words(reading.value) : failureWords(reading.failure);
  return of(vantage.id, path, reading.at, value);
}

const of = (vantage: string, request: string, at: number, value: string): Evidence => ({
  vantage,
  request,
  at: isoTime(at),
  value,
});

/** Messages of the client name request and status themselves. */
function failureWords({ status, message }: Failure): string {
  if (status === null) return `no answer: ${message}`;
  return message.includes(` answered ${status}`) ? message : `HTTP ${status}: ${message}`;
}
