import { SignIcon } from './sign';
import type { Tone } from './tone';

/** Sign and word: no state is told by colour alone. */
export function StateWord({ tone, word, size = 14 }: { tone: Tone; word: string; size?: number }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <SignIcon tone={tone} size={size} />
      {/* The word, not the sign, stands on the line of what is beside it. */}
      <span className="self-baseline">{word}</span>
    </span>
  );
}
