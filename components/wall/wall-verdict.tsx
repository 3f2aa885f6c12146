'use client';
import type { Snapshot } from '@/lib/snapshot/types';
import { SignIcon } from '../status/sign';
import { statusTone } from '../status/tone';
import { useMeasured } from './use-measured';
import { wallText } from './wall-text';
import { WallWords } from './wall-words';

/** Sizes of letters for one, two, three and four lines in the room of the verdict, which is always the same: nothing below it moves. em. */
const SIZES = [4.6, 3.1, 2.15, 1.65];

function takeLargest(element: HTMLElement): void {
  for (const size of SIZES) {
    element.style.setProperty('--fit', String(size));
    // Letters are a little higher than their line.
    const beyond = parseFloat(getComputedStyle(element).fontSize) * 0.12;
    if (element.scrollHeight <= element.clientHeight + beyond) return;
  }
}

/** The one sentence, as large as its room allows. What is past is told as unknown. */
export function WallVerdict({ snapshot, old }: { snapshot: Snapshot; old: boolean }) {
  const { status, headline } = snapshot;
  const text = wallText(headline);
  const heading = useMeasured<HTMLHeadingElement>(takeLargest, text);
  const tone = old ? 'unknown' : statusTone(status);
  return (
    <div role="status" className={`wall-verdict tone-${tone}`}>
      <SignIcon tone={tone} size={20} className="wall-verdict-sign" />
      <h1 ref={heading}>
        <WallWords text={text} />
      </h1>
    </div>
  );
}
