import { SignIcon } from './sign';
import type { Tone } from './tone';

/** A sign and a text that may need more than one line. */
export function SignedText({ tone, text }: { tone: Tone; text: string }) {
  return (
    <span className="flex items-start gap-1.5">
      <SignIcon tone={tone} size={14} className="mt-[3px] shrink-0" />
      <span className="min-w-0 wrap-anywhere">{text}</span>
    </span>
  );
}
