import fc from 'fast-check';
import type { Observation } from '../types';

type Change = (observations: Observation[]) => Observation[];
/** One thing that happens, with its story: its name and its arguments. */
export type ToldChange = { story: readonly unknown[]; apply: Change };

/** What the lists of changes are made with. `odd` are names that others may invent; `now` is epoch ms. */
export type Teller = ReturnType<typeof tellerOf>;

/** `names` are the datacenters of the federation. */
export function tellerOf(names: readonly string[], { odd, now }: { odd: fc.Arbitrary<string>; now: number }) {
  const told = <A extends unknown[]>(name: string, args: fc.Arbitrary<A>, apply: (...a: A) => Change) =>
    args.map((a): ToldChange => ({ story: [name, ...a], apply: apply(...a) }));
  /** About one vantage, whichever it is. */
  const oneOf = <T>(
    name: string,
    part: fc.Arbitrary<T>,
    apply: (all: Observation[], who: string, part: T) => Observation[],
  ) =>
    told(name, fc.tuple(fc.nat(), part), (n, value) => (all) => {
      const who = all[n % Math.max(1, all.length)]?.vantage.id;
      return who === undefined ? all : apply(all, who, value);
    });
  return { dc: fc.constantFrom(...names), nth: fc.integer({ min: 0, max: 3 }), odd, now, told, oneOf };
}

/** Changes of a subject that comes and goes: `[ms before, from, to]`. */
export const memory = (good: string, bad: string) =>
  fc
    .array(fc.integer({ min: 0, max: 900_000 }), { minLength: 1, maxLength: 12 })
    .map((agos) =>
      [...new Set(agos)]
        .sort((a, b) => b - a)
        .map((ago, i) => (i % 2 === 0 ? ([ago, good, bad] as const) : ([ago, bad, good] as const))),
    );
