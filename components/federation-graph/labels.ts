import type { DatacenterSnapshot, MeshGatewaySnapshot, ServerSnapshot } from '@/lib/snapshot/types';
import type { PairCell } from '@/lib/graph/pair-cells';
import { bounded } from '@/lib/graph/words';
import { gatewayWord } from '../status/tone';

/** What a screen reader says, and the tests ask for. */
export const pairLabel = ({ from, to, state }: Pick<PairCell, 'from' | 'to' | 'state'>): string =>
  `${bounded(from)} to ${bounded(to)}: ${state}`;

export const datacenterLabel = ({ name, role, status }: DatacenterSnapshot): string =>
  `datacenter ${bounded(name)}${role === 'unknown' ? '' : `, ${role}`}: ${status}`;

export const serverLabel = (datacenter: string, { node, status, leader }: ServerSnapshot): string =>
  `server ${bounded(node)} in ${bounded(datacenter)}${leader ? ', leader' : ''}: ${status}`;

export const gatewayLabel = (datacenter: string, gateway: MeshGatewaySnapshot): string =>
  `mesh gateway ${bounded(gateway.id)} in ${bounded(datacenter)}: ${gatewayWord(gateway)}`;
