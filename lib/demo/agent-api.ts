import type { Endpoint } from './answers/endpoint';
import { findEndpoint } from './answers/endpoints';
import { sleep, type Clock } from './clock';
import { dialError } from './dial';
import { readQuery, type AgentQuery } from './read-query';
import type { Router } from './router';
import type { Simulation } from './simulation';
import type { Timing } from './timing';
import { atLeast, datacenterOf, type Datacenter, type Server } from './topology';
import { leaderOf } from './world';

export type ApiRequest = {
  method: string;
  /** Path and query, still encoded. */
  url: string;
  /** Aborts when the client goes away. */
  signal: AbortSignal;
};

export type ApiReply = { status: number; headers: Readonly<Record<string, string>>; body: string };

export type AgentApi = {
  /** The answer of one server agent; null when it never comes (swallowed packets) or nobody waits for it any more. */
  handle: (server: Server, request: ApiRequest) => Promise<ApiReply | null>;
};

/** Put before an error text by whoever passes a request on. */
const CALL = 'rpc error making call: ';
const JSON_TYPE = { 'Content-Type': 'application/json' };
const TEXT_TYPE = { 'Content-Type': 'text/plain; charset=utf-8' };
const FAILED_META = { 'X-Consul-Index': '1', 'X-Consul-KnownLeader': 'false', 'X-Consul-LastContact': '0' };

type Parts = { simulation: Simulation; router: Router; clock: Clock; timing: Timing };

/** The HTTP API of every server agent of the played federation. */
export function createAgentApi({ simulation, router, clock, timing }: Parts): AgentApi {
  const { world } = simulation;

  const text = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): ApiReply => ({
    status,
    headers: body ? { ...TEXT_TYPE, ...headers } : headers,
    body,
  });

  /** Holds the request until its index moves, its wait passes, its connection breaks or its client goes. */
  const block = (query: AgentQuery, index: () => number, connected: () => boolean, signal: AbortSignal) => {
    if (query.index === 0 || index() > query.index) return Promise.resolve();
    return new Promise<void>((resolve) => {
      const finish = () => {
        cancel();
        unsubscribe();
        signal.removeEventListener('abort', finish);
        resolve();
      };
      // Consul adds up to a sixteenth of jitter; half of that keeps the demo repeatable.
      const cancel = clock.after(query.waitMs * (1 + 1 / 32), finish);
      const unsubscribe = simulation.onChange(() => {
        if (index() > query.index || !connected()) finish();
      });
      signal.addEventListener('abort', finish);
    });
  };

  /** Why a request cannot be served in `dc` although it got there; null when it can. */
  const refusal = (server: Server, dc: Datacenter, endpoint: Endpoint, stale: boolean) => {
    if (endpoint.operatorRead && world.conditions.operatorReadDenied.has(dc)) {
      return { status: 403, body: deniedText(dc.version), after: 0 };
    }
    if (endpoint.leader === 'never' || (endpoint.leader === 'unless-stale' && stale)) return null;
    const leader = leaderOf(world, dc);
    if (!leader) return { status: 500, body: 'No cluster leader', after: timing.noLeader };
    if (!world.conditions.stoppedServers.has(leader)) return null;
    const refused = dialError(server, { address: leader.address, port: 8300 }, 'connect: connection refused');
    return { status: 500, body: `rpc error getting client: failed to get conn: ${refused}`, after: 1 };
  };

  const consulMeta = (endpoint: Endpoint, dc: Datacenter, stale: boolean, index: number) => {
    if (endpoint.blocksOn === null) return {};
    const leader = world.leaders.get(dc);
    const known = Boolean(leader?.server);
    return {
      'X-Consul-Index': String(index),
      'X-Consul-KnownLeader': String(known),
      'X-Consul-LastContact': known ? '0' : String(clock.now() - (leader?.since ?? clock.now())),
      ...(endpoint.consistencyHeader ? { 'X-Consul-Effective-Consistency': stale ? 'stale' : 'leader' } : {}),
      ...(atLeast(dc.version, '1.9.0') ? { 'X-Consul-Default-ACL-Policy': 'deny' } : {}),
    };
  };

  const serve = async (server: Server, request: ApiRequest): Promise<ApiReply> => {
    const url = new URL(request.url, 'http://agent');
    const found = findEndpoint(url.pathname);
    if (!found) return text(404, '');
    const { endpoint, rest } = found;
    if (request.method !== 'GET')
      return text(405, `method ${request.method} not allowed`, { Allow: 'OPTIONS,GET' });
    const query = readQuery(url.searchParams);
    if ('refusal' in query) return text(400, query.refusal);

    const home = datacenterOf(world.topology, server);
    const failureMeta = endpoint.blocksOn === null ? {} : FAILED_META;
    const name = endpoint.scope === 'agent' ? null : query.datacenter;
    const dc = name === null ? home : world.topology.byName.get(name);
    if (!dc) {
      const ghost = world.topology.ghosts.includes(name ?? '');
      return text(500, ghost ? world.topology.ghostError : 'No path to datacenter', failureMeta);
    }
    let answering = server;
    const remote = dc !== home;
    if (remote) {
      const outcome = router.forward(server, dc);
      await sleep(clock, outcome.after, request.signal);
      if (!outcome.ok) return text(500, outcome.text, failureMeta);
      answering = outcome.target;
    }
    const prefix = remote ? CALL : '';
    const refused = refusal(answering, dc, endpoint, query.stale);
    if (refused) {
      await sleep(clock, refused.after, request.signal);
      return text(refused.status, prefix + refused.body, failureMeta);
    }
    const table = endpoint.blocksOn;
    const index = () =>
      table === 'health' || table === 'federationStates' ? (world.indexes.get(dc)?.[table] ?? 1) : 9;
    const connected = () => !remote || router.isConnected(server, dc);
    if (table !== null) await block(query, index, connected, request.signal);
    if (!connected()) return text(500, `${CALL}EOF`, failureMeta);
    const now = clock.now();
    const answer = endpoint.answer({
      world,
      server: answering,
      datacenter: dc,
      query: url.searchParams,
      rest,
      now,
    });
    if ('text' in answer) {
      // A follower asks its leader, and says so.
      const asksLeader = !query.stale && leaderOf(world, dc) !== answering;
      const told = answer.status === 500 ? prefix + (asksLeader ? CALL : '') : '';
      return text(answer.status, told + answer.text, failureMeta);
    }
    const headers = { ...JSON_TYPE, ...consulMeta(endpoint, dc, query.stale, index()) };
    return { status: answer.status, headers, body: JSON.stringify(answer.body) };
  };

  return {
    handle: async (server, request) => {
      // Our packets to a swallowed datacenter get lost like all others; an answer under way gets lost too.
      const home = datacenterOf(world.topology, server);
      const swallowed = () => world.conditions.swallowed.has(home);
      if (swallowed()) return null;
      const reply = await serve(server, request);
      return swallowed() || request.signal.aborted ? null : reply;
    },
  };
}

/** The text of a missing permission changed about 1.13 (acl/errors.go). */
function deniedText(version: string): string {
  return atLeast(version, '1.13.0')
    ? "Permission denied: anonymous token lacks permission 'operator:read'. The anonymous token is used implicitly when a request does not specify a token."
    : 'Permission denied';
}
