import type { AgentStartOptions, LabProcesses, LabSetup } from '../processes';
import type { PlacedAgent, PlacedGateway } from '../topology';
import { aclFaults } from './acl-faults';
import { certificateAuthorityFaults } from './certificate-authority-faults';
import { certificateFaults } from './certificate-faults';
import { datacenterFaults } from './datacenter-faults';
import { federationOptionFaults } from './federation-option-faults';
import { gatewayFaults } from './gateway-faults';
import { networkFaults } from './network-faults';
import { optionFaults } from './option-faults';
import { registrationFaults } from './registration-faults';
import { serverFaults } from './server-faults';

/** A fault that is in force until it is healed; healing twice does nothing. */
export type ActiveFault = { description: string; heal: () => Promise<void> };

/** The active faults, oldest first. */
export type FaultLog = ActiveFault[];

export type FaultTools = {
  setup: LabSetup;
  processes: LabProcesses;
  /** Carries a fault out and notes how to undo it; one that fails half-way is undone at once. */
  inject: (
    description: string,
    carryOut: () => Promise<void>,
    undo: () => Promise<void>,
  ) => Promise<ActiveFault>;
  /** Restarts agents with other options, one after the other; healing restarts them as they were. */
  restarted: (
    which: readonly PlacedAgent[],
    description: string,
    options: AgentStartOptions | ((agent: PlacedAgent) => AgentStartOptions),
  ) => Promise<ActiveFault>;
  server: (datacenter: string, number: number) => PlacedAgent;
  servers: (datacenter: string) => readonly PlacedAgent[];
  gateway: (datacenter: string, number: number) => PlacedGateway;
  gateways: (datacenter: string) => readonly PlacedGateway[];
};

export type Faults = ReturnType<typeof labFaults>;

/** All that can be done to a lab, by name. */
export function labFaults(setup: LabSetup, processes: LabProcesses, log: FaultLog) {
  const tools = faultTools(setup, processes, log);
  return {
    ...gatewayFaults(tools),
    ...registrationFaults(tools),
    ...serverFaults(tools),
    ...datacenterFaults(tools),
    ...federationOptionFaults(tools),
    ...optionFaults(tools),
    ...certificateFaults(tools),
    ...aclFaults(tools),
    ...certificateAuthorityFaults(tools),
    ...networkFaults(tools),
  };
}

function faultTools(setup: LabSetup, processes: LabProcesses, log: FaultLog): FaultTools {
  const servers = (datacenter: string) =>
    atLeastOne(
      setup.agents.filter((agent) => agent.datacenter === datacenter && agent.role === 'server'),
      `${datacenter} has no server`,
    );
  const gateways = (datacenter: string) =>
    atLeastOne(
      setup.gateways.filter((gateway) => gateway.datacenter === datacenter),
      `${datacenter} has no mesh gateway`,
    );
  const restart = async (agent: PlacedAgent, options: AgentStartOptions) => {
    await processes.agent(agent.name)?.kill();
    await processes.startAgent(agent, options);
  };
  const tools: FaultTools = {
    setup,
    processes,
    restarted(which, description, options) {
      const optionsOf = typeof options === 'function' ? options : () => options;
      // What was forgotten stays so; healing forgets once more what a wrong start has learnt.
      const healed = (agent: PlacedAgent): AgentStartOptions => {
        const { wiped = false, withoutKeyring = false } = optionsOf(agent);
        return { wiped, withoutKeyring };
      };
      return tools.inject(
        description,
        async () => {
          for (const agent of which) await restart(agent, optionsOf(agent));
        },
        async () => {
          for (const agent of which) await restart(agent, healed(agent));
        },
      );
    },
    async inject(description, carryOut, undo) {
      let healed: Promise<void> | undefined;
      const fault: ActiveFault = {
        description,
        heal: () => {
          healed ??= undo().then(() => {
            const at = log.indexOf(fault);
            if (at >= 0) log.splice(at, 1);
          });
          return healed;
        },
      };
      log.push(fault);
      try {
        await carryOut();
      } catch (error) {
        await fault.heal().catch(() => undefined);
        throw error;
      }
      return fault;
    },
    servers,
    server: (datacenter, number) =>
      numbered(servers(datacenter), number, `${datacenter} has no server ${number}`),
    gateways,
    gateway: (datacenter, number) =>
      numbered(gateways(datacenter), number, `${datacenter} has no mesh gateway ${number}`),
  };
  return tools;
}

function atLeastOne<T>(things: readonly T[], otherwise: string): readonly T[] {
  if (things.length === 0) throw new Error(`${otherwise}.`);
  return things;
}

function numbered<T extends { number: number }>(things: readonly T[], number: number, otherwise: string): T {
  const thing = things.find((candidate) => candidate.number === number);
  if (!thing) throw new Error(`${otherwise}.`);
  return thing;
}
