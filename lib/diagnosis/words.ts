export { counted, hostPort, nameList } from '@/lib/federation/words';

/** The host of `host:port` or of a URL's authority; what it is given when there is no port. */
export function hostOf(address: string): string {
  const match = /^(?:https?:\/\/)?(\[[^\]]*\]|[^:/]*)/.exec(address);
  return match?.[1]?.replace(/^\[|\]$/g, '') || address;
}

/** One word of a shell command. Names come from Consul, so nobody's shell may read more into them. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_.:/@%+=,[\]-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The first letter as a capital: datacenter names stay as they are written. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `39,800`: large numbers are read from afar. */
export const thousands = (n: number): string => n.toLocaleString('en');
