import type { RouteSnapshot } from '@/lib/snapshot/route-types';
import { EvidenceList } from '../findings/evidence-list';
import { StateWord } from '../status/state-word';
import { agreementTone, agreementWord } from './route-tones';

const OUTCOMES = {
  works: 'gets through',
  fails: 'fails',
  'first-failure': 'failed once, the next one decides',
  unknown: 'tells nothing',
} as const;

/** Every agent that was asked, against the way its own server takes; and what the steps rest on. */
export function ComparisonList({ route }: { route: RouteSnapshot }) {
  const { comparisons, evidence, from, to } = route;
  return (
    <div className="space-y-2">
      <details>
        <summary className="cursor-pointer font-medium text-ink-soft hover:text-ink">
          Asked of {comparisons.length} {comparisons.length === 1 ? 'agent' : 'agents'} of {from}
        </summary>
        <ul className="mt-2 divide-y divide-line">
          {comparisons.map(({ vantage, outcome, predicted, agreement, answer }) => (
            <li key={vantage} className="py-2">
              <p className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="font-medium wrap-anywhere">{vantage}</span>
                <StateWord tone={agreementTone(agreement)} word={agreementWord(agreement)} />
              </p>
              <p className="text-ink-soft">
                Its request for {to} {OUTCOMES[outcome]}; predicted: {predicted}.
              </p>
              <p className="font-mono text-xs wrap-anywhere text-ink-faint">{answer}</p>
            </li>
          ))}
        </ul>
        {comparisons.length === 0 && (
          <p className="mt-2 text-ink-soft">
            No agent of {from} has asked for {to}.
          </p>
        )}
      </details>
      {evidence.length > 0 && (
        <details>
          <summary className="cursor-pointer font-medium text-ink-soft hover:text-ink">
            What the steps rest on: {evidence.length} answers
          </summary>
          <div className="mt-2">
            <EvidenceList evidence={evidence} />
          </div>
        </details>
      )}
    </div>
  );
}
