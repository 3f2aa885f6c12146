import type { DatacenterSnapshot, MeshGatewaySnapshot, ServerSnapshot } from '@/lib/snapshot/types';
import type { PairCell } from '@/lib/graph/pair-cells';
import { gatewayWord } from '../status/tone';

/** What a screen reader says, and the tests ask for. */
export const pairLabel = ({ from, to, state }: Pick<PairCell, 'from' | 'to' | 'state'>): string =>
  `${from} to ${to}: ${state}`;

export const datacenterLabel = ({ name, role, status }: DatacenterSnapshot): string =>
  `datacenter ${name}${role === 'unknown' ? '' : `, ${role}`}: ${status}`;

export const serverLabel = (datacenter: string, { node, status, leader }: ServerSnapshot): string =>
  `server ${node} in ${datacenter}${leader ? ', leader' : ''}: ${status}`;

export const gatewayLabel = (datacenter: string, gateway: MeshGatewaySnapshot): string =>
  `mesh gateway ${gateway.id} in ${datacenter}: ${gatewayWord(gateway)}`;
