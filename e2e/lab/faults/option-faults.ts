import { randomBytes } from 'node:crypto';
import type { AgentConfig } from '../agent-config';
import type { FaultTools } from './faults';

/** Other options of servers and agents that a federation needs to agree on; they are restarted with them. */
export function optionFaults({ setup, restarted, server, servers }: FaultTools) {
  const configured = (datacenter: string, number: number, what: string, override: AgentConfig) => {
    const target = server(datacenter, number);
    return restarted([target], `${target.name} ${what}`, { override });
  };

  return {
    /** The server works in its federation, but an observer can no longer ask it. */
    closeHttp: async (datacenter: string, number: number) =>
      configured(datacenter, number, 'answers no HTTP', { ports: { dns: -1, http: -1 } }),

    /** The names in certificates and on the wire are made of it. */
    changeDomain: async (datacenter: string, domain = 'example') =>
      restarted(servers(datacenter), `${datacenter} with domain ${domain}`, { override: { domain } }),

    /**
     * A node name with a dot, which gossip through gateways cannot carry. On a new disk: under another name, Consul's members
     * do not accept the same node id. The other agents start anew to find the server.
     */
    dotNodeName: async (datacenter: string, number: number) => {
      const target = server(datacenter, number);
      const others = setup.agents.filter(
        (agent) => agent.datacenter === datacenter && agent.role !== 'server',
      );
      const name = `${target.name}.rack1`;
      return restarted([target, ...others], `${target.name} renamed to ${name}, wiped`, (agent) =>
        agent === target ? { override: { node_name: name }, wiped: true } : {},
      );
    },

    /** A second server that calls itself as the first one does. */
    duplicateNodeName: async (datacenter: string, number: number, of: number) => {
      const { name } = server(datacenter, of);
      return configured(datacenter, number, `renamed to ${name}`, { node_name: name });
    },

    /** One server does not verify what it dials and what dials it. */
    dropVerification: async (datacenter: string, number: number) =>
      configured(datacenter, number, 'verifies no certificates', {
        verify_incoming: false,
        verify_outgoing: false,
        verify_server_hostname: false,
      }),

    /** All agents of a datacenter with a gossip key that the others do not have. */
    changeGossipKey: async (datacenter: string) => {
      const encrypt = randomBytes(32).toString('base64');
      const agents = setup.agents.filter((agent) => agent.datacenter === datacenter);
      const description = `${datacenter} with a gossip key of its own`;
      return restarted(agents, description, { override: { encrypt }, withoutKeyring: true });
    },

    limitHttp: async (datacenter: string, number: number, connections: number) =>
      configured(datacenter, number, `with http_max_conns_per_client ${connections}`, {
        limits: { http_max_conns_per_client: connections },
      }),
  };
}
