import type { DatacenterSnapshot } from '@/lib/snapshot/types';
import { matchNames } from './match-names';

/** One thing that can be thought away; `stop` is how /api/v1/what-if and the address of this page name it. */
export type Stoppable = {
  stop: string;
  kind: 'datacenter' | 'gateway' | 'server';
  name: string;
  note: string;
};

/** All of a datacenter that can stop, itself first. */
export function stoppables({ name, meshGateways, servers }: DatacenterSnapshot): Stoppable[] {
  return [
    { stop: `datacenter:${name}`, kind: 'datacenter', name, note: '' },
    ...meshGateways
      .filter(({ seen }) => seen === 'live')
      .map(({ node, id, status, usable }) => ({
        stop: `gateway:${name}/${node}/${id}`,
        kind: 'gateway' as const,
        name: id,
        note: `mesh gateway on ${node}, ${status}${usable || status === 'critical' ? '' : ', not usable'}`,
      })),
    ...servers
      .filter(({ status }) => status !== 'left')
      .map(({ node, status, leader }) => ({
        stop: `server:${name}/${node}`,
        kind: 'server' as const,
        name: node,
        note: `server, ${leader === true ? 'leader, ' : ''}${status}`,
      })),
  ];
}

/** What a stop is called where it stands alone. */
export function stopLabel(stop: string): string {
  const [kind, rest] = [stop.slice(0, stop.indexOf(':')), stop.slice(stop.indexOf(':') + 1)];
  if (kind === 'datacenter') return `all of ${rest}`;
  const [datacenter, ...names] = rest.split('/');
  return `${names.at(-1) ?? rest} of ${datacenter}`;
}

/** Datacenters to choose from: by name, and by the names of what is in them. */
export function matchDatacenters(
  datacenters: readonly DatacenterSnapshot[],
  typed: string,
): readonly DatacenterSnapshot[] {
  if (typed.trim() === '') return datacenters;
  const byName = matchNames(
    datacenters.map(({ name }) => name),
    typed,
  );
  const named = byName.flatMap((name) => datacenters.find((datacenter) => datacenter.name === name) ?? []);
  const inside = datacenters.filter(
    (datacenter) =>
      !named.includes(datacenter) &&
      matchNames(
        stoppables(datacenter).map(({ name }) => name),
        typed,
      ).length > 0,
  );
  return [...named, ...inside];
}
