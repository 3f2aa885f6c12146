import { optionRows, serversWithOptions } from '@/lib/diagnosis/option-values';
import type { Datacenter, Federation, Server } from '@/lib/federation/types';
import type { OptionTable, OptionTableRow } from './types';

/** The server options of the document for one datacenter, its servers side by side. */
export function optionTable(federation: Federation, datacenter: Datacenter): OptionTable {
  const groups = new Map<string, OptionTableRow[]>();
  for (const { option, asks, values } of optionRows(federation, datacenter)) {
    const rows = groups.get(option.group) ?? [];
    rows.push({ name: option.name, asks, cells: values });
    groups.set(option.group, rows);
  }
  return {
    servers: serversWithOptions(datacenter).map((server) => ({
      node: server.node,
      unread: whyUnread(server),
    })),
    groups: [...groups].map(([name, rows]) => ({ name, rows })),
  };
}

function whyUnread({ self }: Server): string | null {
  if (self === null) return 'no address of it is configured here';
  return self.known ? null : self.gap.message;
}
