'use client';
import { Radio, Unplug } from 'lucide-react';
import { ageText } from '../snapshot/freshness';
import { useClock } from '../settings/use-clock';
import { useLive } from '../snapshot/live-provider';
import { useFreshness } from '../snapshot/use-freshness';

const HOW = { live: 'live', connecting: 'connecting', lost: 'asking every 5 s' } as const;

/** "data 3 s old", ticking. */
export function FreshnessText() {
  const clock = useClock();
  const freshness = useFreshness();
  const { connection } = useLive();
  if (freshness.kind === 'never') return <span className="text-ink-soft">no data yet</span>;
  const { kind, ageMs, observedAt } = freshness;
  const Icon = connection === 'lost' ? Unplug : Radio;
  return (
    <span
      className="figures inline-flex items-center gap-2 whitespace-nowrap"
      title={`Newest answer of any agent: ${new Date(observedAt).toISOString()} (${clock(observedAt)} here)`}
    >
      <Icon
        size={15}
        aria-hidden="true"
        className={kind === 'fresh' ? 'text-ink-faint max-sm:hidden' : 'text-bad'}
      />
      <span>
        <span className={kind === 'fresh' ? 'font-semibold' : 'font-semibold text-bad'}>
          data {ageText(ageMs)} old
        </span>
        {/* A stream that carries nothing is not what a reader calls live. */}
        {(kind === 'fresh' || connection === 'lost') && (
          <span className="text-ink-faint max-sm:hidden"> · {HOW[connection]}</span>
        )}
      </span>
    </span>
  );
}
