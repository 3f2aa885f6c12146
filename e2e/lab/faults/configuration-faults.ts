import type { AgentStartOptions } from '../processes';
import type { PlacedAgent } from '../topology';
import type { FaultTools } from './faults';

/** Faults of how one server is configured; the server is restarted with it, and again to heal. */
export function configurationFaults({ setup, processes, inject, server }: FaultTools) {
  const restart = async (target: PlacedAgent, options: AgentStartOptions = {}) => {
    await processes.agent(target.name)?.kill();
    await processes.startAgent(target, options);
  };
  const misconfigured = (target: PlacedAgent, description: string, options: AgentStartOptions) =>
    inject(
      description,
      () => restart(target, options),
      () => restart(target),
    );

  return {
    /** Without `enable_mesh_gateway_wan_federation` a server dials the others directly. */
    dropMeshFlag: async (datacenter: string, number: number) => {
      const target = server(datacenter, number);
      const override = { connect: { enabled: true, enable_mesh_gateway_wan_federation: false } };
      return misconfigured(target, `${target.name} without enable_mesh_gateway_wan_federation`, { override });
    },

    /** The server's certificate lacks `<node>.server.<dc>.consul`, the name that gateways route by. */
    dropNodeNameFromCertificate: async (datacenter: string, number: number) => {
      const target = server(datacenter, number);
      const description = `${target.name} with a certificate without its node name`;
      return misconfigured(target, description, { omitNodeName: true });
    },

    /** A gateway of the primary that is gone from where a secondary looks for it. */
    misconfigurePrimaryGateways: async (datacenter: string, number: number) => {
      const target = server(datacenter, number);
      const primaryGateway = setup.gateways.find((gateway) => gateway.datacenter === setup.primary);
      if (!primaryGateway || datacenter === setup.primary) {
        throw new Error(`${target.name} has no primary_gateways: only a secondary behind mesh gateways has.`);
      }
      const stale = `${primaryGateway.address.replace(/\d+$/, '254')}:${primaryGateway.port}`;
      const override = { primary_gateways: [stale] };
      return misconfigured(target, `${target.name} with primary_gateways ${stale}`, { override });
    },

    /** The server works in its federation, but an observer can no longer ask it. */
    closeHttp: async (datacenter: string, number: number) => {
      const target = server(datacenter, number);
      const override = { ports: { dns: -1, http: -1 } };
      return misconfigured(target, `${target.name} answers no HTTP`, { override });
    },
  };
}
