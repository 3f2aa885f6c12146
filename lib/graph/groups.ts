import type { DatacenterSnapshot } from '../snapshot/types';
import { byVersion, ROLES, STATES, type Facet } from './datacenter-filter';

/** Datacenters that stand together, in the order of the federation. */
export type Group = { label: string; names: readonly string[] };

const MIXED = 'several versions';
const UNTOLD = 'version not known';
const REST = 'other versions';
/** A rim with more labels than this is read by nobody. */
const VERSIONS_AT_MOST = 6;

const versionOf = ({ versions }: DatacenterSnapshot): string =>
  versions.length === 0 ? UNTOLD : versions.length > 1 ? MIXED : (versions[0] ?? UNTOLD);

/** All datacenters by one of their properties: the worst state, the primary, the newest version first. */
export function groupsOf(datacenters: readonly DatacenterSnapshot[], by: Facet): Group[] {
  const keyOf = (datacenter: DatacenterSnapshot): string =>
    by === 'state' ? datacenter.status : by === 'role' ? datacenter.role : versionOf(datacenter);
  const groups = new Map<string, string[]>();
  for (const datacenter of datacenters) {
    const key = keyOf(datacenter);
    groups.set(key, [...(groups.get(key) ?? []), datacenter.name]);
  }
  if (by === 'version') return versionGroups(groups);
  const order = by === 'state' ? STATES : ROLES;
  const labelOf = (key: string) => (by === 'role' && key === 'unknown' ? 'role not known' : key);
  return [...groups]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([key, names]) => ({ label: labelOf(key), names }));
}

function versionGroups(groups: ReadonlyMap<string, readonly string[]>): Group[] {
  const special = [MIXED, UNTOLD];
  const told = [...groups.keys()].filter((key) => !special.includes(key)).sort(byVersion);
  const shown = told.length > VERSIONS_AT_MOST ? told.slice(0, VERSIONS_AT_MOST - 1) : told;
  const rest = told.slice(shown.length).flatMap((key) => groups.get(key) ?? []);
  return [
    ...shown.map((key) => ({ label: key, names: groups.get(key) ?? [] })),
    ...(rest.length > 0 ? [{ label: REST, names: rest }] : []),
    ...special.flatMap((key) => {
      const names = groups.get(key);
      return names ? [{ label: key, names }] : [];
    }),
  ];
}
