'use client';
import { useState } from 'react';
import type { Tone } from '../status/tone';
import { SignIcon } from '../status/sign';
import { useMeasured } from './use-measured';
import { WallWords } from './wall-words';

export type Entry = { id: string; tone: Tone; text: string; remark?: string };

type Props = {
  entries: readonly Entry[];
  /** "and 3 more causes": what is said of those that have no room. */
  rest: (count: number) => string;
};

/** No screen has room for more: the others are counted. */
const MOST = 12;

/** As many as have room, whole; the others are counted in words. None is shown by half. */
export function FittedList({ entries, rest }: Props) {
  const [shown, setShown] = useState({ count: entries.length, below: 0 });
  const some = entries.slice(0, MOST);
  const list = useMeasured<HTMLUListElement>((element) => {
    const next = roomOf(element, entries.length);
    setShown((before) => (before.count === next.count && before.below === next.below ? before : next));
  }, entries);
  const left = entries.length - Math.min(shown.count, some.length);
  return (
    <ul ref={list} className="wall-list">
      {some.map(({ id, tone, text, remark }, i) => (
        <li key={id} className={`wall-entry ${i < shown.count ? '' : 'invisible'}`}>
          <SignIcon tone={tone} size={20} className="wall-sign" />
          <div className="min-w-0">
            <p className="wall-entry-text">
              <WallWords text={text} />
            </p>
            {remark !== undefined && <p className="wall-small">{remark}</p>}
          </div>
        </li>
      ))}
      {left > 0 && (
        <li className="wall-rest" style={{ top: shown.below }}>
          {rest(left)}
        </li>
      )}
    </ul>
  );
}

/** How many entries have room, and where the line about the others stands, px. */
function roomOf(list: HTMLElement, all: number): { count: number; below: number } {
  const ends = [...list.querySelectorAll<HTMLElement>('.wall-entry')].map(
    ({ offsetTop, offsetHeight }) => offsetTop + offsetHeight,
  );
  const { clientHeight } = list;
  if (ends.length === all && (ends.at(-1) ?? 0) <= clientHeight + 1) return { count: all, below: 0 };
  const line = parseFloat(getComputedStyle(list).fontSize) * 2;
  const count = ends.filter((end) => end + line <= clientHeight).length;
  return { count, below: ends[count - 1] ?? 0 };
}
