import type { Reading } from '@/lib/consul/types';
import { equalJson } from '@/lib/observation/equal-json';
import { recordCertificate, recordProbe, recordReading } from '@/lib/observation/record-reading';
import type {
  Fact,
  FactName,
  FactValues,
  Facts,
  ForwardedFactName,
  ForwardedFacts,
  Observation,
  ServerCertificate,
  Vantage,
} from '@/lib/observation/types';
import { isNews } from './news';
import { SharedParts } from './shared-parts';

/** What a read brought: the previous and the present good value, to see whether a signal moved. `isFirst`: nothing was read before. */
export type Recorded<T> = { before: T | undefined; after: T | undefined; moved: boolean; isFirst: boolean };

/** What a read means to the others. `names`: those of the datacenters may be others now. `news`: a verdict may change (news.ts). */
export type Told = { names: boolean; news: boolean };

type Took<T> = { path: string; reading: Reading<T>; staleAfterMs: number };

/** Reads after which an agent that no longer answers at the address is forgotten: it was replaced, not pooled. */
const REMEMBERED = 10;

/** Facts that tell which datacenters there are. */
const NAMING: ReadonlySet<FactName> = new Set(['self', 'wanMembers', 'datacenters', 'federationStates']);

function recorded<T>(before: Fact<T> | undefined, after: Fact<T>): Recorded<T> {
  // A change from working to failing, or back, is a signal as well as a new value. Equal values are the same one.
  const moved = before?.latest.ok !== after.latest.ok || before?.good?.value !== after.good?.value;
  return { before: before?.good?.value, after: after.good?.value, moved, isFirst: before === undefined };
}

/** The mutable heart of the collector: what one vantage has told so far. `toObservation` is its plain, saved form. */
export class ObservationStore {
  #facts: Facts = {};
  /** Sorted by name: it is read far more often than a datacenter is added. */
  #forwarding = new Map<string, Fact<string | null>>();
  readonly #through = new Map<string, ForwardedFacts>();
  /** Datacenter → node; a datacenter is in it while its path probe is on and kept here. */
  readonly #pathProbes = new Map<string, Map<string, Fact<ServerCertificate>>>();
  /** Who answered the last reads of `self`, newest last. */
  #met: readonly string[] = [];

  constructor(
    readonly vantage: Omit<Vantage, 'agents'>,
    /** Called after every read. */
    private readonly changed: (told: Told) => void,
    /** Those of all vantages together. */
    private readonly parts = new SharedParts(),
  ) {}

  get facts(): Readonly<Facts> {
    return this.#facts;
  }
  forwarding(datacenter: string): Fact<string | null> | undefined {
    return this.#forwarding.get(datacenter);
  }
  through(datacenter: string): Readonly<ForwardedFacts> {
    return this.#through.get(datacenter) ?? {};
  }

  record<K extends FactName>(name: K, took: Took<FactValues[K]>): Recorded<FactValues[K]> {
    const facts: { [P in K]?: Fact<FactValues[K]> } = this.#facts;
    const before = facts[name];
    const after = recordReading(name, before, { ...took, reading: this.#shared(name, before, took.reading) });
    facts[name] = after;
    if (name === 'self' && took.reading.ok) this.#meet(this.#facts.self?.good?.value.node);
    const outcome = recorded(before, after);
    this.changed({ names: outcome.moved && NAMING.has(name), news: isNews(name, before, after) });
    return outcome;
  }

  /** An answer that says what the last one said is that one; else its parts are those that other vantages told. */
  #shared<K extends FactName>(
    name: K,
    before: Fact<FactValues[K]> | undefined,
    reading: Reading<FactValues[K]>,
  ): Reading<FactValues[K]> {
    if (!reading.ok) return reading;
    const known = before?.good?.value;
    if (known !== undefined && equalJson(known, reading.value)) return { ...reading, value: known };
    return { ...reading, value: this.parts.share(name, reading.value) };
  }

  recordForwarding(datacenter: string, took: Took<string | null>): Recorded<string | null> {
    const before = this.#forwarding.get(datacenter);
    const after = recordProbe(before, took);
    if (before) this.#forwarding.set(datacenter, after);
    else this.#forwarding = sortedByName([...this.#forwarding, [datacenter, after]]);
    this.changed({ names: false, news: isNews(null, before, after) });
    return recorded(before, after);
  }

  recordThrough<K extends ForwardedFactName>(datacenter: string, name: K, took: Took<FactValues[K]>): void {
    const known: { [P in K]?: Fact<FactValues[K]> } = this.#through.get(datacenter) ?? {};
    const before = known[name];
    const after = recordReading(name, before, { ...took, reading: this.#shared(name, before, took.reading) });
    this.#through.set(datacenter, { ...known, [name]: after });
    this.changed({ names: false, news: isNews(name, before, after) });
  }

  certificate(datacenter: string, node: string): Fact<ServerCertificate> | undefined {
    return this.#pathProbes.get(datacenter)?.get(node);
  }
  recordCertificate(datacenter: string, node: string, took: Took<ServerCertificate>): void {
    const known = this.#pathProbes.get(datacenter) ?? new Map<string, Fact<ServerCertificate>>();
    const [before, after] = [known.get(node), recordCertificate(known.get(node), took)];
    known.set(node, after);
    this.#pathProbes.set(datacenter, known);
    this.changed({ names: false, news: isNews(null, before, after) });
  }
  /** Path probes are kept of these servers of these datacenters, and of no others. */
  keepCertificates(wanted: ReadonlyMap<string, ReadonlySet<string>>): void {
    for (const [datacenter, known] of this.#pathProbes) {
      const nodes = wanted.get(datacenter);
      if (!nodes) this.#pathProbes.delete(datacenter);
      else for (const node of known.keys()) if (!nodes.has(node)) known.delete(node);
    }
    for (const datacenter of wanted.keys())
      if (!this.#pathProbes.has(datacenter)) this.#pathProbes.set(datacenter, new Map());
  }

  /** Facts that this vantage is no longer asked for; kept, they would only grow stale and look like gaps. */
  forget(names: readonly FactName[]): void {
    const dropped: ReadonlySet<string> = new Set(names);
    this.#facts = Object.fromEntries(Object.entries(this.#facts).filter(([name]) => !dropped.has(name)));
  }
  forgetThrough(datacenter: string): void {
    this.#through.delete(datacenter);
  }
  forgetForwarding(keep: ReadonlySet<string>): void {
    for (const datacenter of this.#forwarding.keys())
      if (!keep.has(datacenter)) this.#forwarding.delete(datacenter);
  }

  /** The plain form, with names sorted: the same facts always give the same bytes. */
  toObservation(): Observation {
    const sorted = <T>(map: ReadonlyMap<string, T>) => Object.fromEntries(sortedByName(map));
    return {
      vantage: { ...this.vantage, agents: [...new Set(this.#met)].sort() },
      facts: { ...this.#facts },
      forwarding: Object.fromEntries(this.#forwarding),
      through: sorted(this.#through),
      ...(this.#pathProbes.size > 0 && {
        pathProbes: sorted(new Map([...this.#pathProbes].map(([name, known]) => [name, sorted(known)]))),
      }),
    };
  }

  #meet(node: string | undefined): void {
    if (node !== undefined) this.#met = [...this.#met, node].slice(-REMEMBERED);
  }
}

const sortedByName = <T>(entries: Iterable<readonly [string, T]>): Map<string, T> =>
  new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
