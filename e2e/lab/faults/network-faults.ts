import { block, type Blocked } from '../own-network';
import type { FaultTools } from './faults';

const GOSSIP_PORT = 8302;

const product = <T>(some: readonly T[], others: readonly T[]): (readonly [T, T])[] =>
  some.flatMap((one) => others.map((other) => [one, other] as const));

/** Faults of the network between datacenters, in a network of our own only. */
export function networkFaults({ setup, inject, servers, gateways }: FaultTools) {
  const blocked = (description: string, what: readonly Blocked[]) => {
    let undo: (() => void)[] = [];
    return inject(
      description,
      () => {
        undo = what.map(block);
        return Promise.resolve();
      },
      () => {
        for (const open of undo) open();
        return Promise.resolve();
      },
    );
  };
  const addresses = (datacenter: string) => [
    ...servers(datacenter).map(({ address }) => address),
    ...(setup.mode === 'mesh-gateways' ? gateways(datacenter).map(({ address }) => address) : []),
  ];

  return {
    /** A firewall between the servers of two datacenters, both ways. */
    blockServerPort: async (
      one: string,
      other: string,
      port: number,
      protocols: readonly ('tcp' | 'udp')[],
    ) => {
      const pairs = [
        [one, other],
        [other, one],
      ] as const;
      const what = pairs.flatMap(([from, to]) =>
        product(servers(from), servers(to)).flatMap(([source, target]) =>
          protocols.map((protocol) => ({ from: source.address, to: target.address, protocol, port })),
        ),
      );
      return blocked(`${protocols.join(' and ')} ${port} blocked between ${one} and ${other}`, what);
    },

    /**
     * WAN gossip of a datacenter neither gets out nor in. Its streams have no source address that a rule could name, so
     * nobody's pass: the others do with packets.
     */
    blockGossip: async (datacenter: string) => {
      const others = setup.topology.datacenters.map(({ name }) => name).filter((name) => name !== datacenter);
      const [here, there] = [servers(datacenter), others.flatMap(servers)];
      const packets = [...product(here, there), ...product(there, here)].map(([source, target]) => ({
        from: source.address,
        to: target.address,
        protocol: 'udp' as const,
        port: GOSSIP_PORT,
      }));
      const streams = [...here, ...there].map(({ address: to }) => ({
        to,
        protocol: 'tcp' as const,
        port: GOSSIP_PORT,
      }));
      return blocked(`port 8302 blocked between ${datacenter} and the others`, [...packets, ...streams]);
    },

    /** A firewall before the gateways of a datacenter, for what comes from another. Pooled connections break too. */
    blockGateways: async (from: string, to: string) => {
      const what = addresses(from).flatMap((source) =>
        gateways(to).map(({ address, port }) => ({
          from: source,
          to: address,
          protocol: 'tcp' as const,
          port,
        })),
      );
      return blocked(`${from} cannot dial the gateways of ${to}`, what);
    },

    /** The servers of one datacenter cannot reach each other: everybody alive, nobody elected. */
    blockRaft: async (datacenter: string) => {
      const all = servers(datacenter);
      const what = all.flatMap((source) =>
        all
          .filter((target) => target !== source)
          .map((target) => ({
            from: source.address,
            to: target.address,
            protocol: 'tcp' as const,
            port: 8300,
          })),
      );
      return blocked(`the servers of ${datacenter} cannot reach each other's port 8300`, what);
    },
  };
}
