import type { Federation, Pair, Probe } from '@/lib/federation/types';
import { probeEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { repeatProbe, SECTIONS } from '../../remedies';
import type { Rule, RuleFinding } from '../../types';
import { nameList } from '../../words';

/** Known so that nobody is alarmed by it: a failure counts from the second one on. */
export const stalePooledConnection: Rule = {
  id: 'stale-pooled-connection',
  title: 'One request met a pooled connection that was dead',
  why: 'After a server or gateway restarts, the first request over an old connection fails, and the next one opens a new connection. Applications see this one error.',
  evidence: 'One forwarded request that broke off, with nothing but good answers before it.',
  remedy: 'Nothing: the next request decides.',
  covers: ['X5'],
  requires: ['forwarding'],
  section: SECTIONS.verification,
  check: (federation) => {
    const once = indexFederation(federation)
      .oddPairs()
      .flatMap((pair) => {
        const probes = pair.probes.filter(isFirstBreak);
        return probes.length > 0 ? [{ pair, probes }] : [];
      });
    return once.length > 0 ? [finding(federation, once)] : [];
  },
};

const isFirstBreak = ({ outcome, failure, failuresInARow, workedAt }: Probe): boolean =>
  outcome === 'first-failure' &&
  failure?.kind === 'connection-lost' &&
  failuresInARow === 1 &&
  workedAt !== null;

function finding(
  federation: Federation,
  once: readonly { pair: Pair; probes: readonly Probe[] }[],
): RuleFinding {
  const [first] = once;
  const ways = once.map(({ pair }) => `${pair.from} to ${pair.to}`);
  return {
    severity: 'info',
    subject:
      once.length === 1 && first
        ? { kind: 'pair', from: first.pair.from, to: first.pair.to }
        : { kind: 'federation' },
    title: `One request from ${nameList(ways, 3)} broke off; the next one decides`,
    evidence: once.flatMap(({ probes }) => probes.slice(0, 1).map(probeEvidence)).slice(0, 6),
    cause: `A connection that was open already ended with the server or gateway behind it. That is normal after a restart; a second failure would be one.`,
    remedy: first ? [repeatProbe(federation, first.pair.from, first.pair.to)] : [],
    confidence: 'inferred',
    confirm: 'The next request comes back.',
  };
}
