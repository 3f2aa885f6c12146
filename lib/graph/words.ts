/** Rough advance widths of Inter in em: enough to know what fits without asking a browser. */
const NARROW = /[iljtfrI.,:;'|!()[\]-]/;
const WIDE = /[mwMW@%…]/;
const CAPITAL = /[A-Z]/;

/** Width of a text in chart units at a font size, on the safe side for bold. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const letter of text)
    em += NARROW.test(letter) ? 0.38 : WIDE.test(letter) ? 0.92 : CAPITAL.test(letter) ? 0.72 : 0.64;
  return em * size;
}

/** No label is longer than this; measuring a name of 64 KiB letter by letter would stop the page for minutes. */
const MOST_LETTERS = 240;

/** The text, or the beginning and the end of one that is longer than any label. */
export function bounded(text: string): string {
  if (text.length <= MOST_LETTERS) return text;
  return `${text.slice(0, MOST_LETTERS / 2)}…${text.slice(-MOST_LETTERS / 2)}`;
}

/** The text, or its beginning and end around an ellipsis: names of one shop differ at the end more often than in the middle. */
export function shorten(whole: string, size: number, width: number): string {
  const text = bounded(whole);
  if (textWidth(text, size) <= width) return text;
  for (let kept = text.length - 1; kept > 1; kept--) {
    const head = Math.ceil(kept / 2);
    const short = `${text.slice(0, head)}…${text.slice(text.length - (kept - head))}`;
    if (textWidth(short, size) <= width) return short;
  }
  return '…';
}

/** As much of the beginning as fits before an ellipsis. */
function beginning(text: string, size: number, width: number): string {
  let kept = text.length - 1;
  while (kept > 1 && textWidth(`${text.slice(0, kept)}…`, size) > width) kept--;
  return `${text.slice(0, kept)}…`;
}

/** Widest name beside an island, em. */
const NAME_BESIDE = 8.4;

/** A name as it stands beside its island. */
export const shortName = (name: string, size: number): string => shorten(name, size, size * NAME_BESIDE);

/** Places where a name may be broken: after its separators. */
const breaksOf = (name: string): number[] =>
  [...name.matchAll(/[-_.]/g)].map(({ index }) => index + 1).filter((at) => at < name.length);

/**
 * A name on one line, or on two where it has a separator to break at. What does not fit is left out at the end of the first line: the
 * last word of a name tells it from its neighbours. `width` is that of the first line, `lastWidth` that of the second.
 */
export function nameLines(whole: string, size: number, width: number, lastWidth = width): string[] {
  const name = bounded(whole);
  const fits = (text: string) => textWidth(text, size) <= width;
  const fitsBelow = (text: string) => textWidth(text, size) <= lastWidth;
  if (fits(name)) return [name];
  const breaks = breaksOf(name);
  const middle = name.length / 2;
  const even = [...breaks]
    .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
    .find((at) => fits(name.slice(0, at)) && fitsBelow(name.slice(at)));
  if (even !== undefined) return [name.slice(0, even), name.slice(even)];
  const tail = breaks.find((at) => fitsBelow(name.slice(at)));
  if (tail === undefined) return [shorten(name, size, width)];
  const head = [...breaks].reverse().find((at) => at < tail && fits(`${name.slice(0, at)}…`));
  return [
    head === undefined ? beginning(name.slice(0, tail), size, width) : `${name.slice(0, head)}…`,
    name.slice(tail),
  ];
}
