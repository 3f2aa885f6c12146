import { SignIcon } from '../status/sign';
import type { Tone } from '../status/tone';

const BRIDGES: readonly { tone: Tone; word: string }[] = [
  { tone: 'good', word: 'connected' },
  { tone: 'degraded', word: 'degraded' },
  { tone: 'recovering', word: 'recovering' },
  { tone: 'bad', word: 'disconnected' },
  { tone: 'unknown', word: 'unknown' },
];

function Stroke({ tone }: { tone: Tone }) {
  return (
    <svg width={26} height={10} aria-hidden="true" className="shrink-0">
      <path d="M1,5H25" className={`half tone-${tone}`} />
    </svg>
  );
}

function Leader() {
  return (
    <svg width={18} height={18} viewBox="-10 -10 20 20" aria-hidden="true" className="shrink-0">
      <circle r={8.6} className="leader-ring" />
      <circle r={4.4} className="sign-fill tone-good" />
    </svg>
  );
}

function Primary() {
  return (
    <svg width={18} height={18} viewBox="-10 -10 20 20" aria-hidden="true" className="shrink-0">
      <circle r={8.6} className="primary-coast" />
      <circle r={5.4} className="coast" />
    </svg>
  );
}

const ENTRY = 'inline-flex items-center gap-1.5 whitespace-nowrap';

/** Every state by shape, line and word; always in view. */
export function Legend() {
  return (
    <section
      aria-label="Legend"
      className="flex flex-wrap items-center gap-x-5 gap-y-1.5 border-t border-line bg-panel px-4 py-2 text-xs text-ink-soft lg:px-6"
    >
      {BRIDGES.map(({ tone, word }) => (
        <span key={tone} className={ENTRY}>
          <Stroke tone={tone} />
          <SignIcon tone={tone} size={14} />
          {word}
        </span>
      ))}
      <span className={ENTRY}>
        <Primary /> primary
      </span>
      <span className={ENTRY}>
        <Leader /> leader
      </span>
      <span className={ENTRY}>
        <SignIcon tone="left" size={14} /> left, or not applicable
      </span>
      <span className="text-ink-faint">
        Each half of a bridge shows the direction away from its own island.
      </span>
    </section>
  );
}
