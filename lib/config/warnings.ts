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

/** What is allowed but dangerous, or without effect, in how one agent is asked. */
export function vantageWarnings(agent: AgentConfig): string[] {
  const { address, tls } = agent;
  if (agent.origin.startsWith('https:'))
    return tls.verify
      ? []
      : [
          `${address}: TLS is not verified (tls_verify is false), so anyone on the way can pose as this agent.`,
        ];
  const tlsSet = [tls.caFile, tls.caPath, tls.certFile, tls.serverName].some((value) => value !== null);
  const secret = agent.token.kind !== 'none' || agent.auth !== null;
  return [
    ...(tlsSet && agent.url !== null
      ? [`${address}: TLS settings are not used, because the address is not https://.`]
      : []),
    ...(secret && !isLocal(agent)
      ? [`${address}: the token or password crosses the network in plain text. Use https://.`]
      : []),
  ];
}
