import type { CatalogServer, FailureKind, Reading } from '@/lib/consul/types';
import { failureOf } from '@/lib/observation/testing/facts';
import type { Fact, Observation } from '@/lib/observation/types';
import type { Asked, AskedAgent, VerificationReadings } from '@/lib/observation/verification-readings';
import { datacenterOf, knownDatacenters } from '@/lib/observation/known-datacenters';

const STARTED = Date.UTC(2026, 0, 1, 12);
const FINISHED = STARTED + 1_500;

/** A question that was answered with this value. */
export function answered<T>(path: string, value: T): Asked<T> {
  const meta = { index: null, knownLeader: true, lastContactMs: 0, filteredByAcls: false };
  return { path, reading: { ok: true, value, at: FINISHED - 500, ms: 4, meta } };
}

/** A question that failed. */
export function refused(path: string, kind: FailureKind): Asked<never> {
  const reading: Reading<never> = { ok: false, failure: failureOf(kind), at: FINISHED - 500, ms: 4 };
  return { path, reading };
}

/** A fact that these observations lack is a question to an agent that is left alone. */
function again<T>(fact: Fact<T> | undefined): Asked<T> {
  return fact ? { path: fact.path, reading: fact.latest } : { path: '', reading: 'left-alone' };
}

/**
 * A run of the verification against the agents that these observations are of, each forwarded request with the outcome of its
 * probe: a run asks anew what the observations already tell.
 */
export function readingsOf(observations: readonly Observation[]): VerificationReadings {
  const datacenters = knownDatacenters(observations);
  const told = new Set<string>();
  const agents = observations.map((observation): AskedAgent => {
    const { id, address, datacenter: configured, origin } = observation.vantage;
    const { self, wanMembers, lanMembers, catalogServers } = observation.facts;
    const datacenter = datacenterOf(observation);
    const speaks = datacenter !== null && !told.has(datacenter);
    if (speaks) told.add(datacenter);
    const servers: Record<string, Asked<readonly CatalogServer[]>> = speaks
      ? { [datacenter]: again(catalogServers) }
      : {};
    const services = Object.fromEntries(
      datacenters
        .filter((dc) => dc !== datacenter)
        .map((dc): [string, Asked<readonly string[]>] => {
          const path = `/v1/catalog/services?dc=${encodeURIComponent(dc)}`;
          const probe = observation.forwarding[dc]?.latest;
          return [
            dc,
            probe && !probe.ok ? { path, reading: probe } : answered(path, ['consul', 'mesh-gateway']),
          ];
        }),
    );
    return {
      vantage: { id, address, datacenter: configured, origin },
      datacenter,
      self: again(self),
      wanMembers: again(wanMembers),
      lanMembers: again(lanMembers),
      servers,
      services,
    };
  });
  return { startedAt: STARTED, finishedAt: FINISHED, datacenters, agents, oneAgentEach: false };
}
