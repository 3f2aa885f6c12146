import { toGatewayTableSnapshot } from '@/lib/snapshot/gateway-table-snapshot';
import type { GatewaySnapshot } from '@/lib/snapshot/route-types';
import { toCsv } from './csv';
import { json } from './json';
import { notYet, problem } from './problem';
import type { Live } from './types';

/** Gateways × observing datacenters in one answer: more than this asks for a choice. */
const MOST_ROWS = 20_000;

/** `GET /api/v1/gateways?datacenter=&format=csv`: every gateway as every datacenter believes it to be, and whether it is safe to stop. */
export function gatewaysResponse(request: Request, live: Pick<Live, 'taken'> | null): Response {
  const taken = live?.taken();
  if (!taken) return notYet();
  const { searchParams } = new URL(request.url);
  const [datacenter, format] = [searchParams.get('datacenter'), searchParams.get('format') ?? 'json'];
  const { federation } = taken;
  const chosen = federation.datacenters.filter(({ name }) => (datacenter ?? name) === name);
  if (datacenter !== null && chosen.length === 0)
    return problem(404, 'No such datacenter', 'GET /api/v1/snapshot lists the datacenters by name.');
  if (format !== 'json' && format !== 'csv')
    return problem(400, 'Not understood', 'The formats are json and csv.');
  const rows =
    chosen.reduce((sum, { meshGateways }) => sum + meshGateways.length, 0) * federation.datacenters.length;
  if (rows > MOST_ROWS)
    return problem(400, 'Too many rows', `These are ${rows} rows. Choose a datacenter with ?datacenter=.`);
  const table = toGatewayTableSnapshot(federation, datacenter);
  return format === 'csv' ? csv(table.gateways) : json(table);
}

const HEADER = [
  'datacenter',
  'node',
  'mesh_gateway',
  'registered_lan',
  'registered_wan',
  'registered_status',
  'observer',
  'believed_address',
  'believed_status',
  'believed_usable',
  'state',
  'indexes_behind',
  'read_at',
  'safe_to_stop',
  'why',
];

function csv(gateways: readonly GatewaySnapshot[]): Response {
  const rows = gateways.flatMap(({ datacenter, node, id, registered, beliefs, guard }) =>
    beliefs.map(({ observer, address, status, usable, words, behind, at }) => [
      datacenter,
      node,
      id,
      registered?.lan ?? null,
      registered?.wan ?? null,
      registered?.status ?? null,
      observer,
      address,
      status,
      usable,
      words,
      behind,
      at,
      guard.answer,
      guard.sentence,
    ]),
  );
  return new Response(toCsv(HEADER, rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'no-store',
      'content-disposition': 'attachment; filename="mesh-gateways.csv"',
    },
  });
}
