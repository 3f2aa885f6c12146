import { setMaxListeners } from 'node:events';
import type { Failure, Reading } from '@/lib/consul/types';
import type { FactName, FactValues } from '@/lib/observation/types';
import type { Asked, AskedAgent, VerificationReadings } from '@/lib/observation/verification-readings';
import type { Clock } from './clock';
import { speakerOf } from './roles';
import type { ReadParams } from './types';
import type { Vantage } from './vantage';

/** Requests of one run that wait at one agent at a time: the polls go on between them. */
const AT_ONCE = 3;
/** What every agent is asked of itself: its options and both its pools. */
const OWN = 3;
/** A failed request is asked once more after this, ms: the first may have met a connection that had just died. */
const CONFIRM_MS = 1_000;

export type VerificationOrder = {
  /** All datacenters known now. */
  datacenters: readonly string[];
  /** Above this many forwarded requests, one agent in each datacenter asks for all of them. */
  mostRequests: number;
  /** The run ends after this, ms; what is not answered by then stays open. */
  limitMs: number;
  clock: Clock;
  /** Ends the run early. */
  signal: AbortSignal;
  /** Called after every answer. */
  progress?: (answered: number, of: number) => void;
};

/** Puts the questions of the document's verification to every agent anew, within the budget of each. Never throws. */
export async function askVerification(
  asked: readonly Vantage[],
  { datacenters, mostRequests, limitMs, clock, signal, progress }: VerificationOrder,
): Promise<VerificationReadings> {
  const startedAt = clock.now();
  const vantages = [...asked].sort((a, b) => (a.id < b.id ? -1 : 1));
  const control = new AbortController();
  // Every request under way listens.
  setMaxListeners(0, control.signal);
  const end = () => control.abort();
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  const over = new AbortController();
  void clock.sleep(limitMs, over.signal).then(end);

  const oneAgentEach = vantages.length * Math.max(0, datacenters.length - 1) > mostRequests;
  const speakers = new Map(datacenters.map((name) => [name, speakerOf(vantages, name)]));
  const speaking = new Set(speakers.values());
  const catalogs = catalogReaders(speakers);
  const orders = vantages.map((vantage) => ({
    vantage,
    catalogs: catalogs.get(vantage) ?? [],
    targets: !oneAgentEach || speaking.has(vantage) ? datacenters : [],
  }));
  const of = orders.reduce(
    (sum, { catalogs, targets }) => sum + OWN + catalogs.length + Math.max(0, targets.length - 1),
    0,
  );
  let answered = 0;
  const counted = () => progress?.(Math.min(of, ++answered), of);
  const agents = await Promise.all(
    orders.map((order) => askOne(order, { clock, counted, signal: control.signal })),
  );
  over.abort();
  signal.removeEventListener('abort', end);
  return { startedAt, finishedAt: clock.now(), datacenters, agents, oneAgentEach };
}

/**
 * Whose catalog each agent is asked for: the one that speaks for a datacenter for its own, and the first that answers for those
 * without an agent that does.
 */
function catalogReaders(
  speakers: ReadonlyMap<string, Vantage | null>,
): ReadonlyMap<Vantage, readonly string[]> {
  const answers = (one: Vantage) => one.reader.answering() && one.store.facts.self?.latest.ok !== false;
  const first = [...speakers.values()].find((one) => one !== null && answers(one));
  const readers = new Map<Vantage, string[]>();
  for (const [name, speaker] of speakers) {
    const reader = speaker !== null && (answers(speaker) || !first) ? speaker : first;
    if (reader) readers.set(reader, [...(readers.get(reader) ?? []), name]);
  }
  return readers;
}

type Order = { vantage: Vantage; catalogs: readonly string[]; targets: readonly string[] };
type Way = { clock: Clock; signal: AbortSignal; counted: () => void };

async function askOne({ vantage, catalogs, targets }: Order, way: Way): Promise<AskedAgent> {
  const { clock, signal, counted } = way;
  const { reader, store } = vantage;
  const ask = async <K extends FactName>(fact: K, params: ReadParams = {}): Promise<Asked<FactValues[K]>> => {
    const read = () => reader.read(fact, params, signal);
    let reading: Reading<FactValues[K]> | null = await read();
    if (reading && !reading.ok && params.dc !== undefined && deservesAnother(reading.failure)) {
      await clock.sleep(CONFIRM_MS, signal);
      // A single failure that the end of the run leaves unconfirmed is no verdict.
      reading = signal.aborted ? null : await read();
    }
    counted();
    return {
      path: reader.path(fact, params),
      reading: reading ?? (signal.aborted ? 'out-of-time' : 'left-alone'),
    };
  };
  const before = vantage.datacenter();
  const own = Promise.all([ask('self'), ask('wanMembers'), ask('lanMembers')]);
  const servers = inTurn(catalogs, (dc) => ask('catalogServers', dc === before ? {} : { dc }));
  const [self, wanMembers, lanMembers] = await own;
  const home = typeof self.reading === 'object' && self.reading.ok ? self.reading.value.datacenter : before;
  const others = targets.filter((name) => name !== home);
  const services = await inTurn(others, (dc) => ask('catalogServices', { dc }));
  return {
    vantage: store.vantage,
    datacenter: home,
    self,
    wanMembers,
    lanMembers,
    servers: await servers,
    services,
  };
}

/** Not what Consul asserts, and not what says nothing of the way: only what may have been the last breath of a connection. */
const deservesAnother = ({ kind, detail }: Failure): boolean =>
  !detail.pathWorks && kind !== 'no-leader' && kind !== 'no-path' && kind !== 'agent-unreachable';

/** Asks for all names, a few at a time. */
async function inTurn<T>(
  names: readonly string[],
  ask: (name: string) => Promise<T>,
): Promise<{ readonly [name: string]: T }> {
  const answers = new Map<string, T>();
  const waiting = [...names];
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      answers.set(name, await ask(name));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return Object.fromEntries(
    names.flatMap((name) => {
      const answer = answers.get(name);
      return answer === undefined ? [] : [[name, answer]];
    }),
  );
}
