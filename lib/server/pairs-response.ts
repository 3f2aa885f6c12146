import { pairsCsv } from '@/lib/snapshot/pairs-csv';
import { toPairSnapshot } from '@/lib/snapshot/pair-snapshot';
import { json } from './json';
import { notYet, problem } from './problem';
import type { Live } from './types';

/** Without from and to, evidence for every pair of a large federation would be megabytes: more than this asks for a choice. */
const MOST_PAIRS = 2_000;

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
  if (searchParams.get('format') === 'csv')
    return new Response(pairsCsv(pairs), {
      headers: { 'content-type': 'text/csv; charset=utf-8; header=present', 'cache-control': 'no-store' },
    });
  if (pairs.length > MOST_PAIRS)
    return problem(
      400,
      'Too many pairs',
      `These are ${pairs.length} pairs. Choose with ?from= or ?to=, or read the matrix in /api/v1/snapshot.`,
    );
  return json({ pairs: pairs.map((pair) => toPairSnapshot(pair, federation)) });
}
