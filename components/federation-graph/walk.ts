/** One thing on the chart the arrow keys can reach: what it is, and whose it is. */
export type Stop = { item: string; home: string };

const ORDER = ['datacenter', 'gateway', 'server', 'pair'];
const rank = ({ item }: Stop) => ORDER.indexOf(item.slice(0, item.indexOf(':')));

/**
 * Where an arrow key leads from an item: left and right to the neighbouring datacenter on the ring, down and up through what belongs to
 * this one (mesh gateways, servers, the pairs from it). null when the key leads nowhere.
 */
export function nextStop(
  stops: readonly Stop[],
  datacenters: readonly string[],
  from: Stop,
  key: string,
): string | null {
  const aside = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (aside !== 0) {
    const at = datacenters.indexOf(from.home);
    const next = datacenters[(at + aside + datacenters.length) % datacenters.length];
    return at >= 0 && next !== undefined ? `datacenter:${next}` : null;
  }
  const along = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (along === 0) return null;
  const own = stops.filter(({ home }) => home === from.home);
  const sorted = [...own].sort((a, b) => rank(a) - rank(b));
  const at = sorted.findIndex(({ item }) => item === from.item);
  return at < 0 ? null : (sorted[(at + along + sorted.length) % sorted.length]?.item ?? null);
}
