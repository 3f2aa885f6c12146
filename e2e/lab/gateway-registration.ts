import { askConsulOk } from './consul-http';
import type { Timing } from './agent-config';
import type { PlacedGateway } from './topology';

export type RegistrationOptions = {
  timing: Timing;
  token?: string | undefined;
  /** Left out, Consul does not use the gateway for federation. */
  tagged?: boolean;
  /** What the servers of its own datacenter are told to dial, if not the truth. */
  lanAddress?: string;
  /** What other datacenters are told to dial, if not the truth; null: nothing of its own. */
  wanAddress?: string | null;
};

/** Registers a gateway on its agent, or changes its registration. */
export async function registerGateway(gateway: PlacedGateway, options: RegistrationOptions): Promise<void> {
  const { tagged = true, lanAddress = gateway.address, wanAddress = gateway.address } = options;
  const { address, port, serviceName, serviceId, host } = gateway;
  await askConsulOk(host.httpAddress, '/v1/agent/service/register', {
    method: 'PUT',
    token: options.token,
    body: {
      Kind: 'mesh-gateway',
      ID: serviceId,
      Name: serviceName,
      Address: lanAddress,
      Port: port,
      Meta: tagged ? { 'consul-wan-federation': '1' } : {},
      TaggedAddresses: {
        lan: { Address: lanAddress, Port: port },
        ...(wanAddress === null ? {} : { wan: { Address: wanAddress, Port: port } }),
      },
      Check: {
        Name: 'Mesh gateway listening',
        TCP: `${address}:${port}`,
        Interval: options.timing === 'fast' ? '2s' : '10s',
        Timeout: '1s',
      },
    },
  });
}

export async function deregisterGateway(gateway: PlacedGateway, token: string | undefined): Promise<void> {
  const path = `/v1/agent/service/deregister/${encodeURIComponent(gateway.serviceId)}`;
  await askConsulOk(gateway.host.httpAddress, path, { method: 'PUT', token });
}
