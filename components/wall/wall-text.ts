/** A word longer than this is a name that somebody made long, or by mistake: on a wall its beginning and its end tell it from the others. */
const WORD = { most: 44, head: 24, tail: 16 };
/** More nobody reads from five metres. */
const MOST_LETTERS = 420;

/** The text with its longest words shortened in their middle, and its end cut: what is left out is told by `…`. */
export function wallText(text: string): string {
  const bounded = text.length <= MOST_LETTERS * 8 ? text : text.slice(0, MOST_LETTERS * 8);
  const words = bounded.replace(/\S+/gu, (word) => {
    const letters = [...word];
    if (letters.length <= WORD.most) return word;
    return `${letters.slice(0, WORD.head).join('')}…${letters.slice(-WORD.tail).join('')}`;
  });
  const letters = [...words];
  return letters.length <= MOST_LETTERS ? words : `${letters.slice(0, MOST_LETTERS).join('').trimEnd()} …`;
}
