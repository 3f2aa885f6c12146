import type { Pair } from '@/lib/federation/types';
import { toPairSnapshot } from '@/lib/snapshot/pair-snapshot';
import { json } from './json';
import { toCsv } from './csv';
import { notYet, problem } from './problem';
import type { Live } from './types';

/** Without from and to, evidence for every pair of a large federation would be megabytes: more than this asks for a choice. */
const MOST_PAIRS = 2_000;

const COLUMNS = ['from', 'to', 'state', 'gossip', 'forwarding', 'mesh_gateways', 'round_trip_ms', 'reason'];

function csv(pairs: readonly Pair[]): Response {
  const rows = pairs.map(({ from, to, state, gossip, forwarding, gateways, roundTripMs, reason }) => [
    from,
    to,
    state,
    gossip,
    forwarding,
    gateways,
    roundTripMs,
    reason,
  ]);
  return new Response(toCsv(COLUMNS, rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'no-store',
      'content-disposition': 'attachment; filename="pairs.csv"',
    },
  });
}

/** `GET /api/v1/pairs?from=&to=`: ordered pairs with state, the three layers and the evidence, always of this moment; `format=csv`: all of them, without evidence. */
export function pairsResponse(request: Request, live: Live | null): Response {
  const taken = live?.taken();
  if (!taken) return notYet();
  const { searchParams } = new URL(request.url);
  const from = searchParams.get('from');
  const to = searchParams.get('to');
  const { federation } = taken;
  const unknown = [from, to].find(
    (name) => name !== null && !federation.datacenters.some((dc) => dc.name === name),
  );
  if (unknown !== undefined)
    return problem(404, 'No such datacenter', 'GET /api/v1/snapshot lists the datacenters by name.');
  const pairs = federation.pairs.filter(
    (pair) => (from ?? pair.from) === pair.from && (to ?? pair.to) === pair.to,
  );
  if (searchParams.get('format') === 'csv') return csv(pairs);
  if (pairs.length > MOST_PAIRS)
    return problem(
      400,
      'Too many pairs',
      `These are ${pairs.length} pairs. Choose with ?from= or ?to=, or read the matrix in /api/v1/snapshot.`,
    );
  return json({ pairs: pairs.map((pair) => toPairSnapshot(pair, federation)) });
}
