import type { FaultTools } from './faults';

/** Faults of whole datacenters, and of agents that are no servers. */
export function datacenterFaults({ setup, processes, inject }: FaultTools) {
  return {
    /** What a diagnosis must not see anything in. */
    nothing: async () =>
      inject(
        'nothing done',
        () => Promise.resolve(),
        () => Promise.resolve(),
      ),

    /** All processes of the datacenter are killed at once: a power cut. */
    stopDatacenter: async (datacenter: string) => {
      const agents = setup.agents.filter((agent) => agent.datacenter === datacenter);
      const gateways = setup.gateways.filter((gateway) => gateway.datacenter === datacenter);
      if (agents.length === 0) throw new Error(`The lab has no datacenter ${datacenter}.`);
      return inject(
        `${datacenter} is down`,
        async () => {
          await Promise.all([
            ...agents.map(({ name }) => processes.agent(name)?.kill()),
            ...gateways.map(({ name }) => processes.gateway(name)?.kill()),
          ]);
        },
        async () => {
          await Promise.all([
            ...agents.map((agent) => processes.startAgent(agent)),
            ...gateways.map((gateway) => processes.startGateway(gateway)),
          ]);
        },
      );
    },

    /** An agent that is no server is killed: a client, or the one that a gateway is registered on. */
    killAgent: async (name: string) => {
      const target = setup.agents.find((agent) => agent.name === name);
      if (!target) throw new Error(`The lab has no agent ${name}.`);
      return inject(
        `${name} killed`,
        async () => processes.agent(name)?.kill(),
        () => processes.startAgent(target),
      );
    },
  };
}
