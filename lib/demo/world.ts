import { calmConditions, type Conditions } from './conditions';
import type { Datacenter, Gateway, Server, Topology } from './topology';

/** One gateway in a federation-state record, as it was when the record was written. */
export type RecordedGateway = Registration & { gateway: Gateway };

/** A datacenter's federation state as the primary wrote it. Never changed in place: copies share it. */
export type FederationRecord = {
  gateways: readonly RecordedGateway[];
  /** Epoch ms. */
  updatedAt: number;
  /** Raft index of the primary. */
  modifyIndex: number;
};

/** A copy of a record, with the index at which the observing datacenter stored it. */
export type FederationCopy = { record: FederationRecord; createIndex: number; modifyIndex: number };

/** What is registered in a datacenter's own catalog for a gateway. */
export type Registration = {
  status: 'passing' | 'critical';
  /** Its port accepts connections; false makes it critical, true leaves the other check to do so. */
  listening: boolean;
  tagged: boolean;
  checkIndex: number;
};

export type Indexes = { health: number; federationStates: number };

/** What the played Consul servers believe at this moment. `conditions` is what really is. */
export type World = {
  topology: Topology;
  conditions: Conditions;
  /** Epoch ms of the start. */
  startedAt: number;
  registrations: Map<Gateway, Registration>;
  /** LAN gossip; absent = alive. */
  lan: Map<Server, 'failed' | 'left'>;
  leaders: Map<Datacenter, { server: Server | null; since: number; term: number }>;
  /** WAN gossip as each datacenter has it; absent = alive. */
  wan: Map<Datacenter, Map<Server, 'failed' | 'left'>>;
  /** Observer → subject → copy. */
  federationStates: Map<Datacenter, Map<Datacenter, FederationCopy>>;
  /** Replication from the primary; absent = works. Epoch ms since when it fails. */
  replicationFailing: Map<Datacenter, number>;
  indexes: Map<Datacenter, Indexes>;
};

/** A settled, healthy world. */
export function healthyWorld(topology: Topology, now: number): World {
  const world: World = {
    topology,
    conditions: calmConditions(),
    startedAt: now,
    registrations: new Map(),
    lan: new Map(),
    leaders: new Map(),
    wan: new Map(),
    federationStates: new Map(),
    replicationFailing: new Map(),
    indexes: new Map(),
  };
  const records = new Map<Datacenter, FederationRecord>();
  for (const dc of topology.datacenters) {
    world.indexes.set(dc, { health: 1000 + 10 * dc.ordinal, federationStates: 2000 + 10 * dc.ordinal });
    world.leaders.set(dc, {
      server: dc.servers[dc.ordinal % dc.servers.length] ?? null,
      since: now,
      term: 2,
    });
    world.wan.set(dc, new Map());
    for (const gateway of dc.gateways) {
      world.registrations.set(gateway, {
        status: 'passing',
        listening: true,
        tagged: true,
        checkIndex: 900 + dc.ordinal,
      });
    }
    records.set(dc, { gateways: liveGateways(world, dc), updatedAt: now, modifyIndex: 1500 + dc.ordinal });
  }
  for (const observer of topology.datacenters) {
    const copies = new Map<Datacenter, FederationCopy>();
    for (const [subject, record] of records) {
      const modifyIndex =
        observer === topology.primary ? record.modifyIndex : 1200 + 7 * observer.ordinal + subject.ordinal;
      copies.set(subject, { record, createIndex: 100 + subject.ordinal, modifyIndex });
    }
    world.federationStates.set(observer, copies);
  }
  return world;
}

/** A datacenter's own gateways as its catalog has them now. */
export function liveGateways(world: World, dc: Datacenter): RecordedGateway[] {
  return dc.gateways.map((gateway) => {
    const registration = world.registrations.get(gateway);
    if (!registration) throw new Error(`demo: gateway ${gateway.key} was never registered`);
    return { gateway, ...registration };
  });
}

/** A gateway that Consul would use: tagged, and no check critical (agent/consul/gateway_locator.go, retainGateways). */
export function isUsable(gateway: RecordedGateway): boolean {
  return gateway.tagged && gateway.status !== 'critical';
}

/** The gateways of `subject` as the servers of `observer` believe them to be, usable ones only. */
export function usableGateways(world: World, observer: Datacenter, subject: Datacenter): Gateway[] {
  const copy = world.federationStates.get(observer)?.get(subject);
  return (copy?.record.gateways ?? []).filter(isUsable).map((recorded) => recorded.gateway);
}

/** Raises one of a datacenter's indexes, so that blocking queries return. */
export function raise(world: World, dc: Datacenter, table: keyof Indexes): number {
  const indexes = world.indexes.get(dc);
  if (!indexes) throw new Error(`demo: datacenter ${dc.ordinal} has no indexes`);
  indexes[table] = Math.max(indexes.health, indexes.federationStates) + 1;
  return indexes[table];
}

/** The leader a datacenter believes in; null while there is none. */
export function leaderOf(world: World, dc: Datacenter): Server | null {
  return world.leaders.get(dc)?.server ?? null;
}

/** Members of the Raft configuration: servers that autopilot has not removed. */
export function raftPeers(world: World, dc: Datacenter): Server[] {
  return dc.servers.filter((server) => world.lan.get(server) !== 'left');
}
