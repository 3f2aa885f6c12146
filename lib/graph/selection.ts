/** What the reader points at. Held in the URL as `datacenter:dc2`, `pair:dc1>dc3`, `gateway:dc3/mesh-gateway-1`, … */
export type Selection =
  | { kind: 'datacenter'; datacenter: string }
  | { kind: 'pair'; from: string; to: string }
  | { kind: 'gateway'; datacenter: string; gateway: string }
  | { kind: 'server'; datacenter: string; server: string }
  | { kind: 'finding'; id: string };

/** Splits at the first separator, since service IDs may contain it; null when a side is empty. */
function halves(text: string, separator: string): [string, string] | null {
  const at = text.indexOf(separator);
  return at > 0 && at < text.length - 1 ? [text.slice(0, at), text.slice(at + 1)] : null;
}

/** null for anything that is no selection: a mistyped address must show the map, not an error. */
export function parseSelection(text: string): Selection | null {
  const parts = halves(text, ':');
  if (!parts) return null;
  const [kind, rest] = parts;
  if (kind === 'datacenter') return { kind, datacenter: rest };
  if (kind === 'finding') return { kind, id: rest };
  const pair = halves(rest, kind === 'pair' ? '>' : '/');
  if (!pair) return null;
  const [first, second] = pair;
  if (kind === 'pair') return first === second ? null : { kind, from: first, to: second };
  if (kind === 'gateway') return { kind, datacenter: first, gateway: second };
  if (kind === 'server') return { kind, datacenter: first, server: second };
  return null;
}

export function formatSelection(selection: Selection): string {
  switch (selection.kind) {
    case 'datacenter':
      return `datacenter:${selection.datacenter}`;
    case 'pair':
      return `pair:${selection.from}>${selection.to}`;
    case 'gateway':
      return `gateway:${selection.datacenter}/${selection.gateway}`;
    case 'server':
      return `server:${selection.datacenter}/${selection.server}`;
    case 'finding':
      return `finding:${selection.id}`;
  }
}

type Gateway = { id: string; node: string };

/** A service ID is unique on its node only; where two nodes use the same, the node goes in front. */
export function gatewayKey(gateway: Gateway, all: readonly Gateway[]): string {
  return all.filter(({ id }) => id === gateway.id).length > 1 ? `${gateway.node}/${gateway.id}` : gateway.id;
}

/** The mesh gateway a key, `node/id` or bare id means; null when there is none. */
export function gatewayByKey<T extends Gateway>(key: string, all: readonly T[]): T | null {
  return (
    all.find((gateway) => gatewayKey(gateway, all) === key) ??
    all.find(({ id, node }) => `${node}/${id}` === key || id === key) ??
    null
  );
}
