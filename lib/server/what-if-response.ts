import type { Stop } from '@/lib/federation/routes/stops';
import type { Federation } from '@/lib/federation/types';
import { parseStop } from '@/lib/snapshot/stops';
import { toWhatIfSnapshot } from '@/lib/snapshot/what-if-snapshot';
import { json } from './json';
import { notYet, problem } from './problem';
import type { Live } from './types';

/** Every way that touches what is stopped is foretold twice: more ways than this would hold up everybody else. */
const MOST_WAYS = 4_000;
const MOST_STOPS = 200;

/** `GET /api/v1/what-if?stop=…&stop=…`: what breaks once these are gone. Without `stop`: the single points of failure. */
export function whatIfResponse(request: Request, live: Pick<Live, 'taken'> | null): Response {
  const taken = live?.taken();
  if (!taken) return notYet();
  const { federation } = taken;
  const texts = [...new Set(new URL(request.url).searchParams.getAll('stop'))];
  if (texts.length > MOST_STOPS)
    return problem(400, 'Too much to stop', `Stop at most ${MOST_STOPS} things at a time.`);
  const stops: Stop[] = [];
  for (const text of texts) {
    const parsed = parseStop(text, federation);
    if (!parsed.ok) {
      const title = parsed.unknown ? 'Nothing of that name' : 'Not understood';
      return problem(parsed.unknown ? 404 : 400, title, parsed.error);
    }
    stops.push(parsed.stop);
  }
  const ways = waysTouched(federation, stops);
  if (ways > MOST_WAYS)
    return problem(
      400,
      'Too many ways',
      `This touches ${ways} ways between datacenters, more than ${MOST_WAYS}. Stop things in fewer datacenters at a time.`,
    );
  return json(toWhatIfSnapshot(federation, stops));
}

function waysTouched({ datacenters }: Federation, stops: readonly Stop[]): number {
  const touched = new Set(stops.map(({ datacenter }) => datacenter)).size;
  const rest = datacenters.length - touched;
  return datacenters.length * (datacenters.length - 1) - rest * (rest - 1);
}
