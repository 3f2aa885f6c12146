import type { FailureDetail } from '@/lib/consul/types';
import type { Federation, Pair, Probe, VantageState } from '@/lib/federation/types';
import { indexFederation, type FederationIndex } from './federation-index';

/**
 * Why TLS refused a forwarded request. Beyond the checks of the text: `clock`, when the certificate is valid by our clock; `refused`,
 * when the other side refused the asking server's own certificate without saying why; `no-tls`, when the asking server has none.
 */
export type TlsCheck = NonNullable<FailureDetail['tls']> | 'clock' | 'refused' | 'no-tls';

/** Requests refused for one reason, and whose certificate that accuses. */
export type TlsRefusal = {
  check: TlsCheck;
  datacenter: string;
  /** The one server that is accused; null: one or some of its servers, the text does not say which. */
  server: string | null;
  /** `asking`: the fault lies with those who asked (their clock, their ca_file, their own certificate). */
  side: 'asked' | 'asking';
  /** The datacenters at the other end. */
  others: readonly string[];
  probes: readonly Probe[];
};

type Refused = { pair: Pair; probe: Probe; check: TlsCheck };
type Accused = Pick<TlsRefusal, 'datacenter' | 'server' | 'side'>;

const memo = new WeakMap<Federation, readonly TlsRefusal[]>();

/** All that forwarded requests tell of certificates, grouped by whom they accuse, in federation order. */
export function tlsRefusals(federation: Federation): readonly TlsRefusal[] {
  const known = memo.get(federation);
  if (known) return known;
  const refused = indexFederation(federation)
    .oddPairs()
    .flatMap((pair) => (pair.failure === null ? [] : pair.probes.flatMap((probe) => refusalOf(pair, probe))));
  const around: Around = {
    index: indexFederation(federation),
    vantages: new Map(federation.vantages.map((vantage) => [vantage.id, vantage])),
    foreign: foreignDatacenters(
      refused.flatMap(({ check, pair }) => (check === 'unknown-authority' ? [pair] : [])),
      federation.primary,
    ),
  };
  const groups = new Map<string, { accused: Accused; check: TlsCheck; refused: Refused[] }>();
  for (const one of refused) {
    const accused = accusedOf(one, around);
    const key = JSON.stringify([one.check, accused]);
    const group = groups.get(key) ?? { accused, check: one.check, refused: [] };
    group.refused.push(one);
    groups.set(key, group);
  }
  const found = [...groups.values()].map(({ accused, check, refused: list }) => ({
    check,
    ...accused,
    others: [...new Set(list.map(({ pair }) => (pair.from === accused.datacenter ? pair.to : pair.from)))],
    probes: list.map(({ probe }) => probe),
  }));
  memo.set(federation, found);
  return found;
}

/** Of one check. */
export const refusalsBy = (federation: Federation, ...checks: readonly TlsCheck[]): TlsRefusal[] =>
  tlsRefusals(federation).filter(({ check }) => checks.includes(check));

/** A failing probe whose text is about certificates, the latest or the one that it only repeats. */
function refusalOf(pair: Pair, latest: Probe): Refused[] {
  const probe = latest.told ? { ...latest, failure: latest.told.failure, at: latest.told.at } : latest;
  const { failure, outcome } = probe;
  if (outcome !== 'fails' || failure === null) return [];
  if (failure.kind === 'tls-identity' && failure.detail.tls !== null) {
    const { tls } = failure.detail;
    const timely = tls === 'expired' || tls === 'not-yet-valid';
    return [{ pair, probe, check: timely && isValidByOurClock(probe) ? 'clock' : tls }];
  }
  if (isClosedAfterHandshake(probe)) return [{ pair, probe, check: 'refused' }];
  if (failure.kind !== 'tls') return [];
  const [, alert] = ALERTS.find(([words]) => words.test(failure.message)) ?? [];
  return alert === undefined ? [] : [{ pair, probe, check: alert }];
}

/** A connection that was pooled and died says the same, but once; and it hangs where something swallows it. */
const CLOSED_TIMES = 3;
const CLOSED_MS = 2_000;

/**
 * With TLS 1.3 the other side judges our certificate only after the dial has succeeded, so the call is what breaks, at every attempt and
 * at once (seen with 1.8.7: an expired certificate, one without client authentication). A dial that finds no route breaks while it connects.
 */
function isClosedAfterHandshake({ failure, failuresInARow, ms }: Probe): boolean {
  if (failure?.kind !== 'connection-lost' || failuresInARow < CLOSED_TIMES || ms >= CLOSED_MS) return false;
  return /answered 500: rpc error making call: EOF$/.test(failure.message);
}

/** What the other side answered to the asking server's own certificate (Go crypto/tls alert.go), or why it could not even dial. */
const ALERTS: readonly (readonly [RegExp, TlsCheck])[] = [
  [/outgoing TLS is disabled/i, 'no-tls'],
  [/remote error: tls: certificate required/i, 'no-tls'],
  [/remote error: tls: expired certificate/i, 'expired'],
  [/remote error: tls: (?:bad|unsupported|revoked|unknown) certificate(?! authority)/i, 'refused'],
  [/remote error: tls: unknown certificate authority/i, 'refused'],
];

/** "current time T is after E": by our clock, which is that of the answer, it is not. */
function isValidByOurClock({ failure, at }: Probe): boolean {
  const [, word, end] =
    /current time \S+ is (after|before) (\d{4}-\d\d-\d\dT[\d:.]+Z)/.exec(failure?.message ?? '') ?? [];
  const edge = Date.parse(end ?? '');
  if (Number.isNaN(edge)) return false;
  return word === 'after' ? at < edge : at > edge;
}

/** `… is valid for a, b, not dc2-s1.server.dc2.consul`: the name that was asked for. */
export function missingName(message: string): string | null {
  return /certificate is (?:not )?valid for .*?,? ?not ([^\s,;"]+)/.exec(message)?.[1] ?? null;
}

/** The parts of `<node>.server.<dc>.<domain>` and of `server.<dc>.<domain>`, which names no node; null for anything else. */
export function serverName(name: string): { node: string | null; datacenter: string; domain: string } | null {
  const match = /^(?:([^.]+)\.)?server\.([^.]+)\.(.+?)\.?$/.exec(name);
  return match?.[2] && match[3] ? { node: match[1] ?? null, datacenter: match[2], domain: match[3] } : null;
}

type Around = {
  index: FederationIndex;
  vantages: ReadonlyMap<string, VantageState>;
  foreign: ReturnType<typeof foreignDatacenters>;
};

function accusedOf({ pair, probe, check }: Refused, { index, vantages, foreign }: Around): Accused {
  const onlyServer = (datacenter: string): string | null => {
    const servers = index.datacenters.get(datacenter)?.servers ?? [];
    return servers.length === 1 ? (servers[0]?.node ?? null) : null;
  };
  const asked = (datacenter: string): Accused => ({
    datacenter,
    server: onlyServer(datacenter),
    side: 'asked',
  });
  const asking = (): Accused => {
    const vantage = vantages.get(probe.vantage);
    const server = vantage?.role === 'server' && !vantage.pooled ? vantage.node : null;
    return { datacenter: pair.from, server, side: 'asking' };
  };
  if (check === 'clock' || check === 'refused' || check === 'no-tls') return asking();
  if (probe.failure?.kind === 'tls') return asking();
  if (check === 'unknown-authority') {
    const datacenter = foreign.by.get(pair) ?? pair.to;
    if (datacenter === pair.to && pair.forwarding === 'partial' && onlyServer(pair.to) !== null)
      return asking();
    if (datacenter !== pair.from) return asked(datacenter);
    return pair.forwarding === 'partial' || !foreign.refusedAsAsked.has(datacenter)
      ? asking()
      : asked(datacenter);
  }
  const named = check === 'san' ? serverName(missingName(probe.failure?.message ?? '') ?? '') : null;
  const servers = index.datacenters.get(pair.to)?.servers ?? [];
  const known = servers.find(({ node }) => named?.datacenter === pair.to && node === named.node);
  return known ? { datacenter: pair.to, server: known.node, side: 'asked' } : asked(pair.to);
}

/**
 * Two sides that do not know each other's authority say the same of each other. The datacenter that explains most of the pairs is
 * the foreign one; among equals one that was asked rather than one that asks, and not the primary.
 */
function foreignDatacenters(refused: readonly Pair[], primary: string | null) {
  const sides = new Map<string, Side>();
  const sideOf = (name: string) => {
    const side: Side = sides.get(name) ?? { name, asked: new Set(), asking: new Set() };
    sides.set(name, side);
    return side;
  };
  for (const pair of refused) {
    sideOf(pair.to).asked.add(pair);
    sideOf(pair.from).asking.add(pair);
  }
  const refusedAsAsked: ReadonlySet<string> = new Set(refused.map(({ to }) => to));
  const by = new Map<Pair, string>();
  const worse = (a: Side, b: Side): boolean => {
    const more = a.asked.size + a.asking.size - b.asked.size - b.asking.size || a.asked.size - b.asked.size;
    if (more !== 0) return more > 0;
    return (a.name === primary) === (b.name === primary) ? a.name < b.name : b.name === primary;
  };
  for (;;) {
    const worst = [...sides.values()].reduce<Side | null>(
      (best, side) => (best === null || worse(side, best) ? side : best),
      null,
    );
    if (worst === null || worst.asked.size + worst.asking.size === 0) return { by, refusedAsAsked };
    for (const pair of [...worst.asked, ...worst.asking]) {
      by.set(pair, worst.name);
      sides.get(pair.to)?.asked.delete(pair);
      sides.get(pair.from)?.asking.delete(pair);
    }
    sides.delete(worst.name);
  }
}

type Side = { name: string; asked: Set<Pair>; asking: Set<Pair> };
