import type { Tone } from '../status/tone';

type Props = { tone: Tone; words: string };

/** The dial from one step to the next, in the strokes of the map's bridges; down on a narrow screen, to the right on a wide one. */
export function HopArrow({ tone, words }: Props) {
  return (
    <div
      className={`tone-${tone} flex shrink-0 items-center gap-2 self-center px-3 py-1 xl:flex-col xl:gap-1 xl:px-0 xl:py-0`}
    >
      <svg width={14} height={34} viewBox="0 0 14 34" aria-hidden="true" className="xl:hidden">
        <path d="M7,1V27" className={`half tone-${tone}`} />
        <path d="M2,26L7,33L12,26Z" className="sign-fill" />
      </svg>
      <svg width={48} height={14} viewBox="0 0 48 14" aria-hidden="true" className="max-xl:hidden">
        <path d="M1,7H40" className={`half tone-${tone}`} />
        <path d="M39,2L47,7L39,12Z" className="sign-fill" />
      </svg>
      <p className="text-xs leading-tight text-ink-faint xl:w-14 xl:text-center">{words}</p>
    </div>
  );
}
