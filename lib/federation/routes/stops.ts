/** What is thought away: by datacenter, by node in it, by service ID on a node. */
export type Stop =
  | { kind: 'gateway'; datacenter: string; node: string; id: string }
  | { kind: 'server'; datacenter: string; node: string }
  | { kind: 'datacenter'; datacenter: string };

/** Asked for every candidate of every hop, so lookups only. */
export type Stops = {
  list: readonly Stop[];
  hasDatacenter: (name: string) => boolean;
  hasServer: (datacenter: string, node: string) => boolean;
  hasGateway: (datacenter: string, node: string, id: string) => boolean;
};

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);

/** A stopped datacenter takes all its servers and gateways along. */
export function stopsOf(list: readonly Stop[]): Stops {
  const datacenters = new Set<string>();
  const servers = new Set<string>();
  const gateways = new Set<string>();
  for (const stop of list) {
    if (stop.kind === 'datacenter') datacenters.add(stop.datacenter);
    else if (stop.kind === 'server') servers.add(keyOf(stop.datacenter, stop.node));
    else gateways.add(keyOf(stop.datacenter, stop.node, stop.id));
  }
  return {
    list,
    hasDatacenter: (name) => datacenters.has(name),
    hasServer: (datacenter, node) =>
      datacenters.has(datacenter) || (servers.size > 0 && servers.has(keyOf(datacenter, node))),
    hasGateway: (datacenter, node, id) =>
      datacenters.has(datacenter) || (gateways.size > 0 && gateways.has(keyOf(datacenter, node, id))),
  };
}

export const NOTHING_STOPS: Stops = stopsOf([]);
