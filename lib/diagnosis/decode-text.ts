import type { Federation } from '@/lib/federation/types';
import { explainLine } from './decode/explain-line';
import { knownText } from './decode/known-texts';
import { contextOf } from './decode/names';
import type { DecodedLine, KnownText } from './decode/types';
import type { Diagnosis } from './types';

/** Lines that are looked at, and different meanings that are told. */
const MOST_LINES = 200;
const MOST_MEANINGS = 5;
/** Of one line, in UTF-16 units. */
const LONGEST_LINE = 8_192;

/**
 * What pasted lines of a Consul log, or an HTTP error, mean: the fault, whose addresses they name, and the live finding they belong to.
 * Ambiguous texts are decided by the live federation. `from` is the datacenter whose server or agent said it, if that is known.
 * Lines with one meaning are told once; without any known line the first one is told as unknown. Empty for empty text.
 */
export function decodeText(
  pasted: string,
  { federation, diagnosis }: { federation: Federation; diagnosis: Pick<Diagnosis, 'findings'> },
  from: string | null = null,
): readonly DecodedLine[] {
  const lines = linesOf(pasted);
  const [first] = lines;
  if (first === undefined) return [];
  const meanings = new Map<KnownText | undefined, string>();
  for (const line of lines) {
    const text = knownText(line);
    if (text && !meanings.has(text)) meanings.set(text, line);
  }
  if (meanings.size === 0) meanings.set(undefined, first);
  return [...meanings]
    .slice(0, MOST_MEANINGS)
    .map(([text, line]) => explainLine(contextOf(line, federation, from), text, diagnosis.findings));
}

/** JSON over several lines says what it says only as a whole; a log in JSON has one object a line. */
function linesOf(pasted: string): string[] {
  const lines = pasted
    .split(/[\r\n]+/)
    .map((line) => line.trim().slice(0, LONGEST_LINE))
    .filter((line) => line !== '')
    .slice(0, MOST_LINES);
  const [first] = lines;
  const isSpread = first !== undefined && /^[[{]/.test(first) && !/[\]}]$/.test(first);
  return isSpread ? [lines.join(' ').slice(0, LONGEST_LINE)] : lines;
}
