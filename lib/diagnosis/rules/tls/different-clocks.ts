import type { Federation, VantageState } from '@/lib/federation/types';
import { isoTime, probeEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import { refusalsBy } from '../../tls-refusals';
import type { Evidence, Rule, RuleFinding } from '../../types';
import { nameList } from '../../words';

/** Differences below this are within what is tolerated, ms; above the second certificates and tokens suffer. */
const WARNING_MS = 5_000;
const SEVERE_MS = 60_000;

type Off = { vantage: VantageState; ms: number };

/** T7. Agents are compared with each other: the clock of this machine may be the one that is wrong. */
export const differentClocks: Rule = {
  id: 'different-clocks',
  title: "Servers' clocks differ",
  why: 'Certificates and tokens are judged by the clock of whoever looks at them: with a wrong one valid certificates are refused, and expired tokens accepted.',
  evidence: `The header Date of every agent's answers, compared with each other, to the second: a warning from ${WARNING_MS / 1_000} seconds on. And requests that refuse a certificate as expired or not yet valid although it is valid.`,
  remedy: 'Let NTP set the clocks of all machines.',
  covers: ['T7'],
  requires: ['self'],
  section: SECTIONS.tls,
  check: (federation) => {
    const clocks = clocksOff(federation);
    const refused = refusalsBy(federation, 'clock');
    const places = new Map<
      string,
      { off: Off[]; datacenter: string; node: string | null; refused: typeof refused }
    >();
    const placeOf = (datacenter: string, node: string | null) => {
      const key = JSON.stringify([datacenter, node]);
      const place = places.get(key) ?? { off: [], datacenter, node, refused: [] };
      places.set(key, place);
      return place;
    };
    for (const off of clocks) placeOf(off.vantage.in ?? '?', off.vantage.node).off.push(off);
    for (const refusal of refused) placeOf(refusal.datacenter, refusal.server).refused.push(refusal);
    return [...places.values()].map(({ off, datacenter, node, refused: refusals }): RuleFinding => {
      const [worst] = off;
      const who = node === null ? `an agent of ${datacenter}` : `${node} of ${datacenter}`;
      const by = worst
        ? `${Math.round(Math.abs(worst.ms) / 1_000)} seconds ${worst.ms > 0 ? 'ahead' : 'behind'}`
        : 'wrong';
      const others = [...new Set(refusals.flatMap((refusal) => refusal.others))];
      return {
        severity: refusals.length > 0 ? 'critical' : 'warning',
        subject:
          node === null ? { kind: 'datacenter', datacenter } : { kind: 'server', datacenter, server: node },
        title: `The clock of ${who} is ${by}${others.length > 0 ? `, so it refuses the certificates of ${nameList(others, 3)}` : ''}`,
        evidence: [
          ...off.slice(0, 3).map(clockEvidence),
          ...refusals
            .flatMap(({ probes }) => probes)
            .slice(0, 4)
            .map(probeEvidence),
        ],
        cause:
          refusals.length > 0
            ? 'The certificate that it refuses as expired or not yet valid is valid by the clock of this dashboard.'
            : worst && Math.abs(worst.ms) >= SEVERE_MS
              ? 'A difference of minutes is enough for new certificates and tokens to count as not yet valid, or for old ones to count as valid.'
              : 'NTP does not run there, or does not reach its time source; the difference will grow.',
        remedy: [
          { text: `Compare the clock of ${who} with the others.`, command: 'timedatectl' },
          { text: 'Let NTP set it, and keep it running.', command: 'timedatectl set-ntp true' },
        ],
        confidence: 'observed',
      };
    });
  },
};

/** Agents whose clock is off from the middle one of all by more than may be an error of reading, the worst first of each. */
function clocksOff({ vantages }: Federation): Off[] {
  const told = vantages.flatMap((vantage) =>
    vantage.clockOffsetMs === null
      ? []
      : [{ vantage, ms: vantage.clockOffsetMs, error: vantage.clockErrorMs ?? 0 }],
  );
  const sorted = told.map(({ ms }) => ms).sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return told
    .map(({ vantage, ms, error }) => ({ vantage, ms: ms - middle, error }))
    .filter(({ ms, error }) => Math.abs(ms) - error > WARNING_MS)
    .sort((a, b) => Math.abs(b.ms) - Math.abs(a.ms));
}

function clockEvidence({ vantage: { id, lastAnswerAt }, ms }: Off): Evidence {
  return {
    vantage: id,
    request: 'header Date of its answers',
    at: isoTime(lastAnswerAt),
    value: `${Math.round(Math.abs(ms) / 1_000)} seconds ${ms > 0 ? 'ahead of' : 'behind'} the middle of all agents`,
  };
}
