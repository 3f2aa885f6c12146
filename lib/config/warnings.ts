import { isLocal } from './address';
import type { ConsulEnvironment } from './environment';
import type { AgentConfig } from './types';

/** Why Consul's variables have no effect, and where to write their values. */
export function unusedEnvironment({ set, address }: ConsulEnvironment): string {
  const whom =
    address === null
      ? 'CONSUL_HTTP_ADDR is not set'
      : 'the agent of CONSUL_HTTP_ADDR is not among the addresses of the configuration';
  return `${set.join(', ')}: not used, because ${whom}, and a token is sent only to the agent it is meant for. Write token_file, ca_file and so on under defaults or under the datacenter.`;
}

const SHOWN = 3;

/** What is allowed but dangerous, or without effect, in how agents are asked: one sentence for each kind, with the addresses. */
export function agentWarnings(agents: readonly AgentConfig[]): string[] {
  const addresses = new Map<string, string[]>();
  for (const agent of agents) {
    for (const remark of remarks(agent))
      addresses.set(remark, [...(addresses.get(remark) ?? []), agent.address]);
  }
  return [...addresses].map(([remark, all]) => {
    const more = all.length > SHOWN ? ` and ${all.length - SHOWN} more` : '';
    return `${all.slice(0, SHOWN).join(', ')}${more}: ${remark}`;
  });
}

function remarks(agent: AgentConfig): string[] {
  const { tls } = agent;
  if (agent.origin.startsWith('https:')) {
    return tls.verify
      ? []
      : ['TLS is not verified (tls_verify is false), so anyone on the way can pose as the agent.'];
  }
  const tlsSet = [tls.caFile, tls.caPath, tls.certFile, tls.serverName].some((value) => value !== null);
  const secret = agent.token.kind !== 'none' || agent.auth !== null;
  return [
    ...(tlsSet && agent.url !== null
      ? ['TLS settings are not used, because the address is not https://.']
      : []),
    ...(secret && !isLocal(agent)
      ? ['the token or password crosses the network in plain text. Use https://.']
      : []),
  ];
}
