import { selectionPath } from '@/lib/graph/address';
import { gatewayKey } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';
import { PAGES } from '../header/pages';

/** Something the command palette can do: go somewhere. */
export type Command = {
  id: string;
  group: 'Pages' | 'Findings' | 'Datacenters' | 'Mesh gateways' | 'Servers';
  text: string;
  /** Beside the text, fainter. */
  remark: string;
  href: string;
};

/** Beyond this a list is for machines: name more of what you look for. */
const MOST = 400;

/** Everything of a federation that has a place to go to, the pages first. */
export function commandsOf(snapshot: Snapshot | undefined): Command[] {
  const pages = PAGES.map(({ path, word }): Command => ({
    id: `page ${path}`,
    group: 'Pages',
    text: word,
    remark: path,
    href: path,
  }));
  if (!snapshot) return pages;
  const { findings, datacenters } = snapshot;
  return [
    ...pages,
    ...findings.slice(0, MOST).map(({ id, title, severity }): Command => ({
      id: `finding ${id}`,
      group: 'Findings',
      text: title,
      remark: severity,
      href: selectionPath({ kind: 'finding', id }),
    })),
    ...datacenters.map(({ name, status, role }): Command => ({
      id: `datacenter ${name}`,
      group: 'Datacenters',
      text: name,
      remark: role === 'primary' ? `primary, ${status}` : status,
      href: selectionPath({ kind: 'datacenter', datacenter: name }),
    })),
    ...datacenters.flatMap(({ name, meshGateways }) =>
      meshGateways.map((gateway): Command => ({
        id: `gateway ${name} ${gateway.node} ${gateway.id}`,
        group: 'Mesh gateways',
        text: gateway.id,
        remark: `${name}, ${gateway.wan ?? gateway.lan}`,
        href: selectionPath({
          kind: 'gateway',
          datacenter: name,
          gateway: gatewayKey(gateway, meshGateways),
        }),
      })),
    ),
    ...datacenters.flatMap(({ name, servers }) =>
      servers.map(({ node, address }): Command => ({
        id: `server ${name} ${node}`,
        group: 'Servers',
        text: node,
        remark: address === null ? name : `${name}, ${address}`,
        href: selectionPath({ kind: 'server', datacenter: name, server: node }),
      })),
    ),
  ];
}

/** Those that hold every word of the query, in text, remark or group, best first: text that begins with it. */
export function matching(commands: readonly Command[], query: string): Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands.slice(0, MOST);
  const found = commands.filter(({ text, remark, group }) => {
    const all = `${text} ${remark} ${group}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const first = words[0] ?? '';
  const rank = ({ text }: Command) => (text.toLowerCase().startsWith(first) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
}
