import type { Observation } from '@/lib/observation/types';
import { healthyObservations, type HealthyOptions } from '@/lib/observation/testing/observations';
import { buildFederation } from '../build-federation';
import type { Datacenter, Federation, MeshGateway, Pair, Server } from '../types';

export const NOW = Date.UTC(2026, 0, 1, 12);

/** dc1 (primary, 3 servers, 2 gateways), dc2 (the same), dc3 (1 server, 1 gateway), all well; one vantage each. */
export function three(options: Partial<HealthyOptions> = {}): Observation[] {
  return healthyObservations({
    datacenters: [
      { name: 'dc1', servers: 3, gateways: 2 },
      { name: 'dc2', servers: 3, gateways: 2 },
      { name: 'dc3', servers: 1, gateways: 1 },
    ],
    primary: 'dc1',
    mode: 'mesh-gateways',
    now: NOW,
    ...options,
  });
}

export function build(observations: readonly Observation[], now = NOW): Federation {
  return buildFederation(observations, { now, source: 'consul' });
}

export function pairOf(federation: Federation, from: string, to: string): Pair {
  return must(
    federation.pairs.find((pair) => pair.from === from && pair.to === to),
    `${from} → ${to}`,
  );
}

export function datacenterOf(federation: Federation, name: string): Datacenter {
  return must(
    federation.datacenters.find((datacenter) => datacenter.name === name),
    name,
  );
}

export function serverOf(federation: Federation, datacenter: string, node: string): Server {
  return must(
    datacenterOf(federation, datacenter).servers.find((server) => server.node === node),
    node,
  );
}

export function gatewayOf(federation: Federation, datacenter: string, id: string): MeshGateway {
  return must(
    datacenterOf(federation, datacenter).meshGateways.find((gateway) => gateway.id === id),
    id,
  );
}

/** `state reason` of a pair: one line of the truth table. */
export function verdict(observations: readonly Observation[], from: string, to: string): string {
  const { state, reason } = pairOf(build(observations), from, to);
  return `${state} ${reason}`;
}

function must<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`${name} is not in this federation`);
  return value;
}
