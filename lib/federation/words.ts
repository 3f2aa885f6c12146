import type { Address } from '../consul/types';

/** `dc1, dc2 and dc3`; beyond `limit` names `dc1, dc2, dc3 and 5 more`. Empty: `nothing`. */
export function nameList(names: readonly string[], limit = 4): string {
  const [only] = names;
  if (only === undefined) return 'nothing';
  if (names.length === 1) return only;
  const shown = names.length > limit ? names.slice(0, limit) : names.slice(0, -1);
  const last = names.length > limit ? `${names.length - limit} more` : names[names.length - 1];
  return `${shown.join(', ')} and ${last}`;
}

/** `1 server`, `3 servers`. */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** `host:port`, IPv6 in brackets. */
export function hostPort({ address, port }: Address): string {
  return `${address.includes(':') ? `[${address}]` : address}:${port}`;
}
