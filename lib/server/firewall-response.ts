import { firewallTable } from '@/lib/procedures/openings/firewall-table';
import { openingLines } from '@/lib/procedures/openings/lines';
import type { FirewallTable, Opening, Party } from '@/lib/procedures/openings/types';
import { toCsv } from './csv';
import { json } from './json';
import { notYet, problem } from './problem';
import type { Live } from './types';

/** Addresses on each side of a row as JSON: the page shows a few, text and CSV have all. */
const MOST_ADDRESSES = 12;

const HEADER = [
  'mode',
  'from',
  'from_addresses',
  'to',
  'to_addresses',
  'port',
  'protocol',
  'within_datacenter',
  'why',
];

/** `GET /api/v1/firewall?format=`: the openings that traditional and mesh gateway federation need, as JSON, `csv` or `text`. */
export function firewallResponse(request: Request, live: Live | null): Response {
  const taken = live?.taken();
  if (!taken) return notYet();
  const format = new URL(request.url).searchParams.get('format');
  if (format === null || format === 'json') return json(firewallTable(taken.federation, MOST_ADDRESSES));
  const whole = firewallTable(taken.federation);
  if (format === 'csv') return download(csvOf(whole), 'text/csv', 'isthmus-firewall.csv');
  if (format === 'text')
    return download(`${openingLines(whole).join('\n')}\n`, 'text/plain', 'isthmus-firewall.txt');
  return problem(400, 'Not understood', 'format is json, csv or text.');
}

function csvOf({ traditional, meshGateways }: FirewallTable): string {
  const row =
    (mode: string) =>
    ({ from, to, port, protocol, within, why }: Opening) => [
      mode,
      from.label,
      addressesOf(from),
      to.label,
      addressesOf(to),
      port,
      protocol,
      within,
      why,
    ];
  return toCsv(HEADER, [
    ...traditional.rows.map(row('traditional')),
    ...meshGateways.rows.map(row('mesh-gateways')),
  ]);
}

const addressesOf = ({ addresses }: Party) => addresses.join(' ');

function download(body: string, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      'content-disposition': `inline; filename="${name}"`,
    },
  });
}
