import type { AnswerMeta, FailureKind, MemberStatus, MeshGatewayService, Reading } from '@/lib/consul/types';
import { staleAfter } from '@/lib/observation/record-reading';
import type { ServerCertificate } from '@/lib/observation/types';
import type { Dialled } from '@/lib/probe/dial-server';
import { jittered } from './clock';
import type { Gateway, PathProbe } from './types';
import type { Surroundings, Vantage } from './vantage';

/** Between two looks at who is due, ms. */
const LOOK_MS = 2_000;
/** A dial that reached no server is repeated sooner than one that did, ms. */
const AGAIN_MS = 30_000;
const UNREACHED: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'path-refused',
  'path-timeout',
  'path-silent',
  'path-not-tls',
  'path-no-gateway',
]);
/** An address that has not answered for this long, and not only once, is worth telling, ms. */
const SILENT_MS = 20_000;
/** Gateways tried for one server in one turn, and the time that takes at most, ms. */
const MOST_GATEWAYS = 3;
const TURN_MS = 15_000;
const DEFAULT_DOMAIN = 'consul';

/**
 * Reads the certificates of the servers whose datacenter this vantage speaks for or reads through, where the path probe is on: one
 * server after the other, each once an interval, and again when it comes back to life.
 */
export async function probePaths(vantage: Vantage, around: Surroundings): Promise<void> {
  const { store, stop, reader } = vantage;
  const { clock } = around;
  const { signal } = stop;
  /** As the server was listed when it was dialled last. */
  const dialledAs = new Map<string, MemberStatus | null>();
  /** Address of a gateway → since when it has not answered, epoch ms. */
  const silentSince = new Map<string, number>();

  const dialOne = async (datacenter: string, server: Listed, probe: PathProbe) => {
    const started = clock.now();
    const serverName = `${server.node}.server.${datacenter}.${store.facts.self?.good?.value.domain ?? DEFAULT_DOMAIN}`;
    const missed: Missed[] = [];
    let dialled: Dialled = NO_GATEWAY;
    let path = `TLS as ${serverName}`;
    for (const gateway of gatewaysOf(vantage, datacenter, probe).slice(0, MOST_GATEWAYS)) {
      const address = hostPort(gateway);
      path = `TLS to ${address} as ${serverName}`;
      dialled = await probe.dial(gateway, serverName, signal);
      if (signal.aborted) return;
      if (dialled.ok || !UNREACHED.has(dialled.kind)) {
        silentSince.delete(address);
        if (dialled.ok) break;
        continue;
      }
      const since = silentSince.get(address) ?? clock.now();
      silentSince.set(address, since);
      // One that restarts is no news.
      if (clock.now() - since >= SILENT_MS) missed.push({ address, kind: dialled.kind });
    }
    dialledAs.set(keyOf(datacenter, server.node), server.status);
    store.recordCertificate(datacenter, server.node, {
      path,
      reading: readingOf(dialled, missed, clock.now(), clock.now() - started),
      staleAfterMs: staleAfter({ periodMs: probe.intervalMs, deadlineMs: TURN_MS }),
    });
  };

  const isDue = (datacenter: string, { node, status }: Listed, probe: PathProbe): boolean => {
    const fact = store.certificate(datacenter, node);
    if (!fact) return true;
    if (status === 'alive' && dialledAs.get(keyOf(datacenter, node)) !== 'alive') return true;
    const unreached = !fact.latest.ok && UNREACHED.has(fact.latest.failure.kind);
    const wait = unreached ? Math.min(AGAIN_MS, probe.intervalMs) : probe.intervalMs;
    return Math.abs(clock.now() - fact.latest.at) >= wait;
  };

  while (!signal.aborted) {
    const own = vantage.datacenter();
    const names = [
      ...(own !== null && around.speaks(vantage) && reader.answering() ? [own] : []),
      ...around.readsThrough(vantage),
    ];
    const wanted = names.flatMap((name) => {
      const probe = around.pathProbe(name);
      return probe ? [{ name, probe, servers: serversOf(vantage, name) }] : [];
    });
    store.keepCertificates(
      new Map(wanted.map(({ name, servers }) => [name, new Set(servers.map(({ node }) => node))])),
    );
    for (const { name, probe, servers } of wanted)
      for (const server of servers)
        if (!signal.aborted && isDue(name, server, probe)) await dialOne(name, server, probe);
    await clock.sleep(jittered(LOOK_MS, clock), signal);
  }
}

type Missed = NonNullable<ServerCertificate['missed']>[number];
type Listed = { node: string; status: MemberStatus | null };

/** The servers of a datacenter as this vantage lists them, sorted; those that left are not dialled. */
function serversOf({ store, datacenter }: Vantage, name: string): Listed[] {
  const listed = new Map<string, MemberStatus | null>();
  const catalog = (name === datacenter() ? store.facts : store.through(name)).catalogServers?.good?.value;
  for (const { node } of catalog ?? []) listed.set(node, null);
  for (const member of store.facts.wanMembers?.good?.value ?? []) {
    if (member.datacenter !== name) continue;
    if (member.status === 'left') listed.delete(member.node);
    else listed.set(member.node, member.status);
  }
  return [...listed].map(([node, status]) => ({ node, status })).sort((a, b) => (a.node < b.node ? -1 : 1));
}

/** Those of the configuration, else the usable ones of the datacenter: where others dial them first, then where its own servers do. */
function gatewaysOf({ store, datacenter }: Vantage, name: string, { gateways }: PathProbe): Gateway[] {
  if (gateways.length > 0) return [...gateways];
  const own = name === datacenter() ? store.facts : store.through(name);
  const records = store.facts.federationStates?.good?.value;
  const known: readonly MeshGatewayService[] =
    own.meshGateways?.good?.value ?? records?.find((state) => state.datacenter === name)?.meshGateways ?? [];
  const usable = known.filter(
    ({ federation, checks }) => federation && checks.every(({ status }) => status !== 'critical'),
  );
  const addresses = [...usable.map(({ wan }) => wan), ...usable.map(({ lan }) => lan)];
  const byName = new Map<string, Gateway>();
  for (const address of addresses) {
    if (address === null || address.address === '' || address.port === 0) continue;
    const gateway = { host: address.address, port: address.port };
    byName.set(hostPort(gateway), gateway);
  }
  return [...byName.values()];
}

const NO_GATEWAY: Dialled = {
  ok: false,
  kind: 'path-no-gateway',
  message: 'no usable mesh gateway is known to dial through',
};
const META: AnswerMeta = { index: null, knownLeader: null, lastContactMs: null, filteredByAcls: false };

function readingOf(
  dialled: Dialled,
  missed: readonly Missed[],
  at: number,
  ms: number,
): Reading<ServerCertificate> {
  if (dialled.ok) return { ok: true, value: { ...dialled.certificate, missed }, at, ms, meta: META };
  const { kind, message } = dialled;
  return {
    ok: false,
    failure: { kind, status: null, message, detail: { dialled: null, tls: null, pathWorks: false } },
    at,
    ms,
  };
}

const keyOf = (datacenter: string, node: string): string => JSON.stringify([datacenter, node]);

const hostPort = ({ host, port }: Gateway): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;
