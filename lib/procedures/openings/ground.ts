import { registeredGateways } from '@/lib/diagnosis/usable-gateways';
import { byText } from '@/lib/federation/order';
import type { Federation } from '@/lib/federation/types';
import type { Group } from './party';

/** Consul's own ports, where no member tells another (Consul documentation: Required ports). */
const RPC_PORT = 8300;
const WAN_PORT = 8302;

/** Everything that can be dialled, by datacenter in order of name. */
export type Ground = {
  primary: string | null;
  /** By the WAN address and RPC port: how servers of a traditional federation dial each other. */
  rpc: readonly Group[];
  /** By the WAN address and the WAN gossip port. */
  gossip: readonly Group[];
  /** By the LAN address and RPC port: how their own gateways dial them. */
  lanServers: readonly Group[];
  /** By the LAN address, for their own servers. */
  lanGateways: readonly Group[];
  /** By the WAN address, for other datacenters. */
  wanGateways: readonly Group[];
  /** What has no known address. */
  unknown: readonly string[];
};

export function groundOf(federation: Federation): Ground {
  const datacenters = [...federation.datacenters].sort((a, b) => byText(a.name, b.name));
  const unknown: string[] = [];
  const groups = datacenters.map((datacenter) => {
    const { name } = datacenter;
    const servers = datacenter.servers.filter(({ status }) => status !== 'left');
    const gateways = registeredGateways(federation, datacenter).gateways;
    const bare = servers.filter(({ lanAddress, wanAddress }) => lanAddress === null && wanAddress === null);
    unknown.push(
      ...bare.map(({ node }) => `${node} of ${name}`),
      ...gateways.flatMap(({ id, wan }) => (wan ? [] : [`the WAN address of ${id} of ${name}`])),
      ...(servers.length === 0 ? [`the servers of ${name}`] : []),
    );
    const host = (address: string | null, port: number) => (address === null ? [] : [{ address, port }]);
    const group = (role: Group['role'], hosts: Group['hosts']): Group => ({ datacenter: name, role, hosts });
    return {
      rpc: group(
        'servers',
        servers.flatMap((s) => host(s.wanAddress ?? s.lanAddress, s.rpcPort ?? RPC_PORT)),
      ),
      gossip: group(
        'servers',
        servers.flatMap((s) => host(s.wanAddress ?? s.lanAddress, s.wanPort ?? WAN_PORT)),
      ),
      lanServers: group(
        'servers',
        servers.flatMap((s) => host(s.lanAddress ?? s.wanAddress, s.rpcPort ?? RPC_PORT)),
      ),
      lanGateways: group(
        'mesh gateways',
        gateways.map(({ lan }) => lan),
      ),
      wanGateways: group(
        'mesh gateways',
        gateways.flatMap(({ wan }) => (wan ? [wan] : [])),
      ),
    };
  });
  return {
    primary: federation.primary,
    rpc: groups.map(({ rpc }) => rpc),
    gossip: groups.map(({ gossip }) => gossip),
    lanServers: groups.map(({ lanServers }) => lanServers),
    lanGateways: groups.map(({ lanGateways }) => lanGateways),
    wanGateways: groups.map(({ wanGateways }) => wanGateways),
    unknown,
  };
}
