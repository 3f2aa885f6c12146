import type { FirewallTable, Opening, Openings, Party } from './types';

const hosts = ({ label, addresses, count }: Party) => {
  const more = count > addresses.length ? ` and ${count - addresses.length} more` : '';
  return addresses.length === 0 ? `${label} (no address known)` : `${label} (${addresses.join(' ')}${more})`;
};

const line = ({ from, to, port, protocol, why }: Opening) =>
  `${hosts(from)} -> ${hosts(to)} ${port ?? '<gateway port>'}/${protocol}  # ${why}`;

const countOf = ({ across, acrossNote }: Openings) =>
  [...(across === null ? [] : [String(across)]), ...(acrossNote === null ? [] : [acrossNote])].join(', ');

const part = (title: string, openings: Openings) => [
  `${title}, pairs of addresses across datacenters: ${countOf(openings)}`,
  ...openings.rows.map((row) => `  ${line(row)}`),
];

/** Names come from Consul: none may begin a line of its own or command a terminal. */
const plain = (text: string) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');

/** The table as lines of text, for a ticket. */
export function openingLines({
  traditional,
  meshGateways,
  overlaps,
  unknown,
  takenAt,
  source,
}: FirewallTable): string[] {
  return [
    `Firewall openings as of ${takenAt}${source === 'demo' ? ' (DEMO, not a real federation)' : ''}`,
    ...part('Traditional federation', traditional),
    ...part('Federation through mesh gateways', meshGateways),
    ...overlaps.map(({ sentence }) => `! ${sentence}`),
    ...unknown.map((what) => `? Not in the table, its address is not known: ${what}`),
  ].map(plain);
}
