import type { Stop } from '../federation/routes/stops';
import type { Federation } from '../federation/types';

/**
 * One `stop=`: `datacenter:<name>`, `server:<datacenter>/<node>`, `gateway:<datacenter>/<service id>` or, where two nodes have the same,
 * `gateway:<datacenter>/<node>/<service id>`. Datacenters have no slash in their names. The error is a sentence for people.
 */
export function parseStop(
  text: string,
  { datacenters }: Pick<Federation, 'datacenters'>,
): { ok: true; stop: Stop } | { ok: false; unknown: boolean; error: string } {
  const match = /^(datacenter|server|gateway):([^/]+)(?:\/([\s\S]+))?$/.exec(text);
  const [, kind, name, rest] = match ?? [];
  if (name === undefined || (kind === 'datacenter') !== (rest === undefined)) {
    return { ok: false, unknown: false, error: SYNTAX };
  }
  const missing = (what: string) => ({ ok: false as const, unknown: true, error: `${what} is not known.` });
  const datacenter = datacenters.find((one) => one.name === name);
  if (!datacenter) return missing(`A datacenter ${name}`);
  if (rest === undefined) return { ok: true, stop: { kind: 'datacenter', datacenter: name } };
  if (kind === 'server') {
    const server = datacenter.servers.find(({ node }) => node === rest);
    if (!server) return missing(`A server ${rest} of ${name}`);
    return { ok: true, stop: { kind: 'server', datacenter: name, node: rest } };
  }
  const exact = datacenter.meshGateways.filter(({ node, id }) => `${node}/${id}` === rest);
  const found = exact.length > 0 ? exact : datacenter.meshGateways.filter(({ id }) => id === rest);
  const [gateway, second] = found;
  if (!gateway) return missing(`A mesh gateway ${rest} of ${name}`);
  if (second) {
    const error = `Several nodes of ${name} have a mesh gateway ${rest}: name the node as well, gateway:${name}/<node>/${rest}.`;
    return { ok: false, unknown: false, error };
  }
  const { node, id } = gateway;
  return { ok: true, stop: { kind: 'gateway', datacenter: name, node, id } };
}

export const SYNTAX =
  'Write stop=datacenter:<name>, stop=server:<datacenter>/<node> or stop=gateway:<datacenter>/<service id>, each as often as needed.';

/** The same stop as text; parseStop reads it back. */
export function formatStop(stop: Stop): string {
  switch (stop.kind) {
    case 'datacenter':
      return `datacenter:${stop.datacenter}`;
    case 'server':
      return `server:${stop.datacenter}/${stop.node}`;
    case 'gateway':
      return `gateway:${stop.datacenter}/${stop.node}/${stop.id}`;
  }
}
