import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { z } from 'zod';
import type { Endpoint, RouteSeeds } from './gateway-messages';

/** The datacenter and, if one is named, the server that a TLS server name stands for. */
export type ServerTarget = { datacenter: string; node: string | null };

export type RouteTable = {
  /** One of the endpoints that lead to the target, or null: then the connection is closed. */
  find: (target: ServerTarget) => Endpoint | null;
  forgetSeeds: () => void;
};

const addressed = z.object({ Address: z.string(), Port: z.number() });
const instance = z.object({
  Node: z.object({ Node: z.string(), Address: z.string() }),
  Service: z.object({
    Address: z.string(),
    Port: z.number(),
    TaggedAddresses: z.record(z.string(), addressed).nullish(),
  }),
  Checks: z.array(z.object({ Status: z.string() })),
});
const instances = z.array(instance);
const instancesByDatacenter = z.record(z.string(), instances);

type Instance = z.infer<typeof instance>;

/** Reads `server.<dc>.consul` and `<node>.server.<dc>.consul`. */
export function parseServerName(serverName: string): ServerTarget | null {
  const match = /^(?:(.+)\.)?server\.([^.]+)\.consul$/.exec(serverName);
  return match?.[2] ? { datacenter: match[2], node: match[1] ?? null } : null;
}

/**
 * Keeps a route table from what the local datacenter's Consul knows, as xDS would deliver it: its own servers,
 * and the gateways in the federation states of the others. Blocking queries, so a change shows at once.
 */
export function followRoutes(settings: {
  datacenter: string;
  httpAddress: string;
  token: string | null;
  seeds: RouteSeeds | null;
}): RouteTable {
  let { seeds } = settings;
  let servers: readonly Instance[] = [];
  let gateways: Readonly<Record<string, readonly Instance[]>> = {};
  void follow(settings, '/v1/health/service/consul', (body) => {
    servers = instances.parse(body);
  });
  void follow(settings, '/v1/internal/federation-states/mesh-gateways', (body) => {
    gateways = instancesByDatacenter.parse(body);
  });
  return {
    find(target) {
      const known =
        target.datacenter === settings.datacenter
          ? serverEndpoint(servers, target.node)
          : wanEndpoint(anyOf((gateways[target.datacenter] ?? []).filter(isUsable)));
      return known ?? (seeds && seedEndpoint(seeds, target, settings.datacenter));
    },
    forgetSeeds() {
      seeds = null;
    },
  };
}

async function follow(
  { httpAddress, token }: { httpAddress: string; token: string | null },
  path: string,
  accept: (body: unknown) => void,
): Promise<never> {
  let index = 0;
  for (;;) {
    try {
      const answer = await request(`${httpAddress}${path}?stale&wait=10s&index=${index}`, {
        headers: token ? { 'x-consul-token': token } : {},
        signal: AbortSignal.timeout(15_000),
      });
      const body = await answer.body.text();
      if (answer.statusCode !== 200) throw new Error(body);
      accept(JSON.parse(body));
      const next = Number(answer.headers['x-consul-index']);
      // An index that goes backwards must be forgotten; below 1 a query would not block.
      index = next < index ? 0 : Math.max(1, next);
      await sleep(50);
    } catch {
      // The agent is away or not ready: keep the last routes, as a proxy does without its control plane.
      index = 0;
      await sleep(250);
    }
  }
}

const isUsable = ({ Checks }: Instance): boolean => Checks.every(({ Status }) => Status !== 'critical');

function serverEndpoint(servers: readonly Instance[], node: string | null): Endpoint | null {
  const server = node === null ? anyOf(servers.filter(isUsable)) : servers.find((s) => s.Node.Node === node);
  return server
    ? { address: server.Service.Address || server.Node.Address, port: server.Service.Port }
    : null;
}

function seedEndpoint(seeds: RouteSeeds, { datacenter, node }: ServerTarget, own: string): Endpoint | null {
  if (datacenter !== own) return anyOf(seeds.gateways[datacenter] ?? []) ?? null;
  return (node === null ? anyOf(Object.values(seeds.servers)) : seeds.servers[node]) ?? null;
}

function wanEndpoint(gateway: Instance | undefined): Endpoint | null {
  if (!gateway) return null;
  const { Node, Service } = gateway;
  const wan = Service.TaggedAddresses?.['wan'];
  return wan
    ? { address: wan.Address, port: wan.Port }
    : { address: Service.Address || Node.Address, port: Service.Port };
}

const anyOf = <T>(choices: readonly T[]): T | undefined =>
  choices[Math.floor(Math.random() * choices.length)];
