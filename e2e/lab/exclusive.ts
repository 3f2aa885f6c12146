import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectionCount } from './gateway-messages';
import { parseServerName } from './gateway-routes';
import type { Lab } from './start-lab';
import { parseTcpTable, type TcpConnection } from './tcp-table';
import { GATEWAY_PORT } from './topology';

/** What one datacenter's servers sent another through mesh gateways. */
export type PairTraffic = {
  from: string;
  to: string;
  connections: number;
  bytes: number;
  protocols: readonly string[];
};

export type ExclusivityProof = {
  /** Every ordered pair of datacenters, by name. */
  pairs: readonly PairTraffic[];
  /** Pairs that no gateway has carried anything for: nothing is proven about them. */
  uncovered: readonly string[];
  /** Connections between datacenters that avoid the gateways, in words. Empty is the proof. */
  bypasses: readonly string[];
  /** Established connections between datacenters that were seen to end at a gateway. */
  throughGateways: number;
};

/**
 * Proves that federation traffic takes the gateways and nothing else. Addresses differ by datacenter, and agents
 * and gateways dial from their own, so the kernel's table of connections shows every crossing with both its ends.
 * The table is sampled for `durationMs`, as some connections are short.
 */
export async function proveExclusive(lab: Lab, durationMs = 5_000): Promise<ExclusivityProof> {
  const bypasses = new Set<string>();
  const through = new Set<string>();
  const end = performance.now() + durationMs;
  do {
    for (const connection of parseTcpTable(await readFile('/proc/net/tcp', 'utf8'))) {
      const { crossing, words } = classify(lab, connection);
      if (crossing === 'bypass') bypasses.add(words);
      if (crossing === 'through-gateway') through.add(words);
    }
    await sleep(50);
  } while (performance.now() < end);

  const pairs = pairTraffic(lab, [...(await lab.gatewayCounts()).values()].flat());
  const uncovered = pairs
    .filter(({ connections }) => connections === 0)
    .map(({ from, to }) => `${from} to ${to}`);
  return { pairs, uncovered, bypasses: [...bypasses].sort(), throughGateways: through.size };
}

function classify(lab: Lab, connection: TcpConnection) {
  const { localAddress, localPort, remoteAddress, remotePort } = connection;
  const words = `${localAddress}:${localPort} to ${remoteAddress}:${remotePort}`;
  const from = datacenterOf(lab, localAddress);
  const to = datacenterOf(lab, remoteAddress);
  if (from === undefined || to === undefined || from === to) return { crossing: 'none', words } as const;
  const isGateway = (address: string, port: number) =>
    port === GATEWAY_PORT && lab.gateways.some((gateway) => gateway.address === address);
  const crossing =
    isGateway(localAddress, localPort) || isGateway(remoteAddress, remotePort) ? 'through-gateway' : 'bypass';
  return { crossing, words } as const;
}

/** Counts by who dialled, so that what one gateway relays to another is not counted twice. */
function pairTraffic(lab: Lab, counts: readonly ConnectionCount[]): PairTraffic[] {
  const names = lab.datacenters.map(({ name }) => name);
  return names.flatMap((from) =>
    names
      .filter((to) => to !== from)
      .map((to) => {
        const servers = lab.datacenter(from).servers.map(({ address }) => address);
        const mine = counts.filter(
          ({ source, serverName }) =>
            servers.includes(source) && parseServerName(serverName)?.datacenter === to,
        );
        return {
          from,
          to,
          connections: sum(mine.map(({ connections }) => connections)),
          bytes: sum(mine.map(({ bytes }) => bytes)),
          protocols: [...new Set(mine.map(({ protocols }) => protocols))].sort(),
        };
      }),
  );
}

function datacenterOf(lab: Lab, address: string): string | undefined {
  const agent = lab.agents.find((candidate) => candidate.address === address);
  return agent?.datacenter ?? lab.gateways.find((gateway) => gateway.address === address)?.datacenter;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
