import type { DatacenterSnapshot, PairMatrix } from '../snapshot/types';
import { PAIR_LETTERS } from '../snapshot/types';

/** What datacenters can be told apart by, as it is typed: `state:critical,warning role:secondary version:1.12.9`. */
export const FACETS = ['state', 'role', 'version'] as const;
export type Facet = (typeof FACETS)[number];

/** Every word and every facet must fit; of the values of one facet any. */
export type DatacenterFilter = {
  /** Lower case: part of the name, or a state, role, version, or the state of one of its ways. */
  words: readonly string[];
} & Readonly<Record<Facet, readonly string[]>>;

/** The worst first; the primary first. */
export const STATES = ['critical', 'warning', 'unknown', 'ok'];
export const ROLES = ['primary', 'secondary', 'unknown'];

export function parseFilter(text: string): DatacenterFilter {
  const filter = {
    words: [] as string[],
    state: [] as string[],
    role: [] as string[],
    version: [] as string[],
  };
  for (const part of text.toLowerCase().split(/\s+/).filter(Boolean)) {
    const facet = FACETS.find((one) => part.startsWith(`${one}:`));
    const values = facet
      ? part
          .slice(facet.length + 1)
          .split(',')
          .filter(Boolean)
      : [];
    if (facet && values.length > 0) filter[facet].push(...values);
    else if (!facet) filter.words.push(part);
  }
  return filter;
}

export const isEmpty = ({ words, state, role, version }: DatacenterFilter): boolean =>
  words.length + state.length + role.length + version.length === 0;

/** The text with one value of a facet more, or less; what was typed beside it stays as it was typed. */
export function toggled(text: string, facet: Facet, value: string): string {
  const before = parseFilter(text)[facet];
  const wanted = value.toLowerCase();
  const after = before.includes(wanted) ? before.filter((one) => one !== wanted) : [...before, wanted];
  const others = text
    .split(/\s+/)
    .filter((part) => part !== '' && !part.toLowerCase().startsWith(`${facet}:`));
  return [...others, ...(after.length > 0 ? [`${facet}:${after.join(',')}`] : [])].join(' ');
}

const valuesOf: Readonly<Record<Facet, (datacenter: DatacenterSnapshot) => readonly string[]>> = {
  state: ({ status }) => [status],
  role: ({ role }) => [role],
  version: ({ versions }) => versions,
};

/** The values of a facet there are, with how many datacenters have each; those that cannot be typed are left out. */
export function facetValues(
  datacenters: readonly DatacenterSnapshot[],
  facet: Facet,
): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const datacenter of datacenters)
    for (const value of new Set(valuesOf[facet](datacenter)))
      if (/^[^\s,]+$/.test(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const order = facet === 'state' ? STATES : ROLES;
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) =>
      facet === 'version' ? byVersion(a.value, b.value) : order.indexOf(a.value) - order.indexOf(b.value),
    );
}

/** The newest first. */
export const byVersion = (a: string, b: string): number =>
  b.localeCompare(a, 'en', { numeric: true }) || (a < b ? -1 : 1);

/** What words are looked for in, lower case. */
export const datacenterText = ({ name, status, role, versions }: DatacenterSnapshot): string =>
  [name, status, role, ...versions].join(' ').toLowerCase();

/** Whether a datacenter has one of the wanted values of every facet. */
export const hasFacets = (datacenter: DatacenterSnapshot, filter: DatacenterFilter): boolean =>
  FACETS.every(
    (facet) =>
      filter[facet].length === 0 ||
      valuesOf[facet](datacenter).some((value) => filter[facet].includes(value.toLowerCase())),
  );

type Told = { datacenters: readonly DatacenterSnapshot[]; pairs: Pick<PairMatrix, 'state'> };

/** Names of the datacenters that fit; null when the filter asks for nothing. */
export function matching({ datacenters, pairs }: Told, filter: DatacenterFilter): ReadonlySet<string> | null {
  if (isEmpty(filter)) return null;
  const ways = filter.words.some((word) => WAY_WORDS.some((state) => state.includes(word)))
    ? waysOf(datacenters.length, pairs.state)
    : [];
  const fits = (datacenter: DatacenterSnapshot, index: number): boolean => {
    const text = `${datacenterText(datacenter)} ${[...(ways[index] ?? [])].join(' ')}`;
    return filter.words.every((word) => text.includes(word)) && hasFacets(datacenter, filter);
  };
  return new Set(datacenters.filter(fits).map(({ name }) => name));
}

const WAY_WORDS = ['disconnected', 'degraded', 'recovering'] as const;

/** Which of these states the ways from and to each datacenter are in. */
function waysOf(size: number, letters: string): ReadonlySet<string>[] {
  const words = new Map<string, string>(WAY_WORDS.map((word) => [PAIR_LETTERS[word], word]));
  const ways = Array.from({ length: size }, () => new Set<string>());
  for (let at = 0; at < letters.length; at++) {
    const word = words.get(letters[at] ?? '');
    if (word === undefined) continue;
    ways[Math.floor(at / size)]?.add(word);
    ways[at % size]?.add(word);
  }
  return ways;
}
