import type { Federation, Pair, Probe } from '@/lib/federation/types';
import { sourceEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { repeatProbe, SECTIONS } from '../../remedies';
import type { Rule, RuleFinding } from '../../types';
import { nameList } from '../../words';

/** Below this, ms, no answer is called slow, however near the datacenter: a busy agent takes as long. */
const LEAST_MS = 2_000;
/** An answer takes one round trip, and three more where the connection has to be opened first. */
const ROUND_TRIPS = 6;
/** Answers after these times, ms, have a cause of their own (agent/consul/config.go, agent/pool/pool.go). */
const LEADERLESS_HOLD_MS = 7_000;
const DIAL_TIMEOUT_MS = 10_000;
const NEAR_MS = 700;

export const slowForwarding: Rule = {
  id: 'slow-forwarding',
  title: 'Forwarded requests take far longer than the way',
  why: 'A slow way works in every check and makes every application that depends on it slow.',
  evidence:
    'How long forwarded requests take from every server, against the round trip that Consul estimates.',
  remedy:
    'Look for a gateway that hangs, a server that is overloaded, or a datacenter that waits for its leader.',
  covers: ['X6'],
  requires: ['forwarding'],
  section: SECTIONS.verification,
  check: (federation) => {
    const slow = indexFederation(federation)
      .oddPairs()
      .flatMap((pair) => {
        const answered = pair.probes.filter(({ outcome }) => outcome === 'works');
        const worst = answered.reduce<Probe | null>((a, b) => (a && a.ms >= b.ms ? a : b), null);
        return worst && worst.ms > limitOf(pair) ? [{ pair, worst }] : [];
      });
    const [first, ...rest] = slow;
    return first ? [finding(federation, [first, ...rest])] : [];
  },
};

type Slow = { pair: Pair; worst: Probe };

const limitOf = ({ roundTripMs }: Pair): number => Math.max(LEAST_MS, ROUND_TRIPS * (roundTripMs ?? 0));

/** Durations are rounded to seconds, and named only where they tell something: a finding must not change with every read. */
function finding(federation: Federation, slow: readonly [Slow, ...Slow[]]): RuleFinding {
  const ways = slow.map(({ pair }) => `${pair.from} to ${pair.to}`);
  const [{ pair }] = slow;
  const times = slow.map(({ worst }) => worst.ms);
  const near = (ms: number) => times.some((time) => Math.abs(time - ms) < NEAR_MS);
  const known = near(LEADERLESS_HOLD_MS)
    ? 'About 7 seconds is how long Consul waits for a leader before it gives up.'
    : near(DIAL_TIMEOUT_MS)
      ? 'About 10 seconds is how long a dial may take: a gateway or server that does not answer was tried first.'
      : 'In order of likelihood: an overloaded server or gateway on the way; a gateway of several that hangs and is tried first; or a long queue at a limit of requests.';
  return {
    severity: 'info',
    subject: slow.length === 1 ? { kind: 'pair', from: pair.from, to: pair.to } : { kind: 'federation' },
    title: `Requests from ${nameList(ways, 3)} come back, but take seconds`,
    evidence: slow
      .slice(0, 6)
      .flatMap(({ worst, pair: way }) => [
        sourceEvidence(worst, `answered after ${Math.round(worst.ms / 1_000)} s`),
        sourceEvidence(
          { vantage: worst.vantage, path: '/v1/coordinate/datacenters', at: worst.at },
          way.roundTripMs === null
            ? 'round trip not known'
            : `round trip under ${Math.ceil(way.roundTripMs / 100) * 100} ms`,
        ),
      ]),
    cause: known,
    remedy: [
      repeatProbe(federation, pair.from, pair.to),
      {
        text: `If it is slow every time, dial the mesh gateways or servers between ${pair.from} and ${pair.to} one by one: the one that hangs is the culprit.`,
      },
    ],
    confidence: 'observed',
  };
}
