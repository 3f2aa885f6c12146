import { createAgentApi } from './agent-api';
import type { DatacenterSpec } from './build-topology';
import { systemClock } from './clock';
import { defaultFederation } from './default-federation';
import { allFaults } from './faults/all-faults';
import type { FaultFor } from './faults/fault';
import { generateFederation, specifiedFederation, type GenerateOptions } from './generate';
import { hostileTopology } from './hostile-topology';
import { createListener, type AgentListener } from './http-server';
import { createRouter } from './router';
import { createSimulation } from './simulation';
import { DEMO_TIMING, type Timing } from './timing';
import type { Mode, Server, Topology } from './topology';

export type DemoOptions = {
  /** The datacenters to play, the primary first; six well-known regions when absent. */
  datacenters?: readonly DatacenterSpec[];
  /** A federation of any size instead. */
  generate?: GenerateOptions;
  /** How the federation is joined; through mesh gateways when absent. */
  mode?: Mode;
  /** Hostile strings in every field, for trials. */
  hostile?: boolean;
  /** Consul version that every agent claims and writes like. */
  version?: string;
  /** How many servers of each datacenter listen on HTTP; 2 when absent. */
  agentsPer?: number;
  /** Faults beside the demo's own, at the end of its list. */
  moreFaults?: readonly FaultFor[];
  /** Delays in ms that differ from DEMO_TIMING. */
  timing?: Partial<Timing>;
  /** Epoch ms; the machine's clock when absent. */
  now?: () => number;
  /** Told of unexpected errors, one line each. */
  log?: (line: string) => void;
};

/** An HTTP API to configure as a vantage. */
export type DemoAgent = { datacenter: string; node: string; url: string };

export type DemoFault = { id: string; title: string; description: string; active: boolean };

export type Demo = {
  agents: readonly DemoAgent[];
  /** Requests answered so far, in the order of `agents`. */
  requests: () => number[];
  /** In the order of a panel. */
  faults: () => DemoFault[];
  /** Switches a fault; resolves when listeners are open or closed accordingly. Rejects for an unknown id. */
  setFault: (id: string, active: boolean) => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts a Consul federation played on loopback, at ports that the system chooses. Throws when the options make no federation. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const log = options.log ?? (() => undefined);
  const topology = chooseTopology(options);
  const clock = systemClock(options.now);
  const timing = { ...DEMO_TIMING, ...options.timing };
  const simulation = createSimulation(topology, clock, timing);
  const router = createRouter(simulation.world, clock, timing);
  const api = createAgentApi({ simulation, router, clock, timing });
  const faults = allFaults(topology, options.moreFaults);
  const active = new Set<string>();

  const listeners = new Map<Server, AgentListener>();
  for (const dc of topology.datacenters) {
    for (const server of dc.servers.slice(0, options.agentsPer ?? 2)) {
      listeners.set(server, createListener(server, api, log));
    }
  }
  const followConditions = async () => {
    const { stoppedServers, httpClosed } = simulation.world.conditions;
    await Promise.all(
      [...listeners].map(([server, listener]) =>
        stoppedServers.has(server) || httpClosed.has(server) ? listener.close() : listener.open(),
      ),
    );
  };
  await followConditions();

  // One switch at a time, so that a port is free again before it is opened.
  let switching: Promise<void> = Promise.resolve();
  let stopped = false;
  const setFault = (id: string, on: boolean): Promise<void> => {
    if (!faults.some((fault) => fault.id === id)) {
      const known = faults.map((fault) => fault.id).join(', ');
      return Promise.reject(new Error(`demo: no fault named ${JSON.stringify(id)}; there are: ${known}`));
    }
    const change = switching.then(async () => {
      if (stopped) throw new Error('demo: it was stopped; start it again to switch faults');
      if (on) active.add(id);
      else active.delete(id);
      simulation.setFaults(faults.filter((fault) => active.has(fault.id)).map((fault) => fault.apply));
      await followConditions();
    });
    switching = change.catch(() => undefined);
    return change;
  };

  return {
    agents: [...listeners].map(([server, listener]) => ({
      datacenter: server.datacenter,
      node: server.node,
      url: listener.url(),
    })),
    requests: () => [...listeners.values()].map((listener) => listener.requests()),
    faults: () =>
      faults.map(({ id, title, description }) => ({ id, title, description, active: active.has(id) })),
    setFault,
    stop: async () => {
      await switching;
      stopped = true;
      simulation.stop();
      await Promise.all([...listeners.values()].map((listener) => listener.close()));
    },
  };
}

function chooseTopology({
  datacenters,
  generate,
  mode = 'mesh-gateways',
  version,
  hostile,
}: DemoOptions): Topology {
  const topology = generate
    ? generateFederation(generate, mode, version)
    : datacenters
      ? specifiedFederation(datacenters, mode, version)
      : defaultFederation(mode, version);
  return hostile ? hostileTopology(topology) : topology;
}
