import { toRouteSnapshot } from '@/lib/snapshot/route-snapshot';
import { json } from './json';
import { notYet, problem } from './problem';
import type { Live } from './types';

/** A route names every gateway and server on the way: more than this asks for a choice. */
const MOST_ROUTES = 400;

/** `GET /api/v1/routes?from=&to=`: how Consul would connect ordered pairs now, hop by hop, against what was measured. */
export function routesResponse(request: Request, live: Pick<Live, 'taken'> | null): Response {
  const taken = live?.taken();
  if (!taken) return notYet();
  const { searchParams } = new URL(request.url);
  const [from, to] = [searchParams.get('from'), searchParams.get('to')];
  const { federation } = taken;
  const unknown = [from, to].find(
    (name) => name !== null && !federation.datacenters.some((dc) => dc.name === name),
  );
  if (unknown !== undefined)
    return problem(404, 'No such datacenter', 'GET /api/v1/snapshot lists the datacenters by name.');
  if (from !== null && from === to)
    return problem(400, 'No route', 'Requests inside one datacenter take no route: choose two.');
  const pairs = federation.pairs.filter(
    (pair) => (from ?? pair.from) === pair.from && (to ?? pair.to) === pair.to,
  );
  if (pairs.length > MOST_ROUTES)
    return problem(400, 'Too many routes', `These are ${pairs.length} routes. Choose with ?from= and ?to=.`);
  return json({ routes: pairs.flatMap((pair) => toRouteSnapshot(pair, federation) ?? []) });
}
