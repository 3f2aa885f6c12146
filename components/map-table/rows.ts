import { gatewayKey, type Selection } from '@/lib/graph/selection';
import type { DatacenterSnapshot, Snapshot } from '@/lib/snapshot/types';
import { gatewayTone, gatewayWord, serverTone, statusTone, type Tone } from '../status/tone';

/** What stands on the map beside the ways between datacenters. */
export type Kind = 'datacenters' | 'gateways' | 'servers';

/** One item of the map in words. */
export type Row = {
  /** Opens its details. */
  selection: Selection;
  name: string;
  /** Where it is: a datacenter's own role instead. */
  place: string;
  tone: Tone;
  word: string;
  /** One text a column; null: not known. */
  cells: readonly (string | null)[];
};

/** Heads of the columns behind name, place and state. */
export const COLUMNS: Readonly<Record<Kind, readonly string[]>> = {
  datacenters: ['servers alive', 'mesh gateways usable', 'ways not connected'],
  gateways: ['WAN address', 'LAN address'],
  servers: ['leader', 'version', 'address'],
};

const WORST: readonly Tone[] = ['bad', 'degraded', 'recovering', 'unknown', 'left', 'none', 'good'];

/** Every item of this kind in the datacenters given, the worst first; equal ones stay in the order of the federation. */
export function rowsOf(
  kind: Kind,
  { datacenters, pairs }: Pick<Snapshot, 'datacenters' | 'pairs'>,
  fitting: ReadonlySet<string> | null,
): Row[] {
  const rows = datacenters.flatMap((datacenter, index): Row[] => {
    if (fitting && !fitting.has(datacenter.name)) return [];
    if (kind === 'gateways') return gatewayRows(datacenter);
    if (kind === 'servers') return serverRows(datacenter);
    return [datacenterRow(datacenter, unwellWays(pairs.state, index, datacenters.length))];
  });
  return rows.sort((a, b) => WORST.indexOf(a.tone) - WORST.indexOf(b.tone));
}

/** Ways into and out of a datacenter that are not connected, of all. */
function unwellWays(letters: string, index: number, size: number): string {
  let unwell = 0;
  for (let other = 0; other < size; other++)
    if (other !== index)
      unwell += Number(letters[index * size + other] !== 'c') + Number(letters[other * size + index] !== 'c');
  return `${unwell} of ${(size - 1) * 2}`;
}

function datacenterRow(datacenter: DatacenterSnapshot, ways: string): Row {
  const { name, role, status, servers, meshGateways, meshGatewaysKnown, mode } = datacenter;
  const wanted = servers.filter((server) => server.status !== 'left');
  const alive = servers.filter((server) => server.status === 'alive').length;
  const federated = meshGateways.filter(({ federation }) => federation);
  const usable = federated.filter((gateway) => gateway.usable).length;
  const gateways =
    mode === 'traditional' && meshGateways.length === 0
      ? 'none needed'
      : meshGatewaysKnown
        ? `${usable} of ${federated.length}`
        : null;
  return {
    selection: { kind: 'datacenter', datacenter: name },
    name,
    place: role === 'unknown' ? 'role not known' : role,
    tone: statusTone(status),
    word: status,
    cells: [wanted.length === 0 ? null : `${alive} of ${wanted.length}`, gateways, ways],
  };
}

const gatewayRows = ({ name, meshGateways }: DatacenterSnapshot): Row[] =>
  meshGateways.map((gateway) => {
    const key = gatewayKey(gateway, meshGateways);
    return {
      selection: { kind: 'gateway', datacenter: name, gateway: key },
      name: key,
      place: name,
      tone: gatewayTone(gateway),
      word: gatewayWord(gateway),
      cells: [gateway.wan ?? 'none registered', gateway.lan],
    };
  });

const serverRows = ({ name, servers, leaderKnown }: DatacenterSnapshot): Row[] =>
  servers.map(({ node, status, leader, version, address }) => ({
    selection: { kind: 'server', datacenter: name, server: node },
    name: node,
    place: name,
    tone: serverTone(status),
    word: status,
    cells: [leader ? 'leader' : leaderKnown ? 'no' : null, version, address],
  }));
