import { Fragment } from 'react';

/** Longer ones must be broken somewhere. */
const MOST_LETTERS = 26;

/** A text in which names with hyphens are not broken at them: `eu-central-gw1` is one word from afar. */
export function WallWords({ text }: { text: string }) {
  return text.split(/(\S*-\S*)/u).map((part, i) =>
    i % 2 === 1 && part.length <= MOST_LETTERS ? (
      <span key={i} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      <Fragment key={i}>{part}</Fragment>
    ),
  );
}
