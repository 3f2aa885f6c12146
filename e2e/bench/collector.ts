import type { Figure } from './figures';
import { processCost } from './process-cost';
import type { PlayedFederation } from './played-federation';

const WATCHED_S = 60;

/** What watching costs, over a minute after the first complete round. */
export async function measureCollector(pid: number, played: PlayedFederation, at: string): Promise<Figure[]> {
  const before = { ...processCost(pid), requests: await played.requests() };
  let residentMb = before.residentMb;
  for (let second = 0; second < WATCHED_S; second++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    residentMb = Math.max(residentMb, processCost(pid).residentMb);
  }
  const after = { ...processCost(pid), requests: await played.requests() };
  const perAgent = after.requests.map((count, i) => (count - (before.requests[i] ?? 0)) / WATCHED_S);
  return [
    {
      name: 'CPU of the whole process',
      at,
      value: ((after.cpuS - before.cpuS) / WATCHED_S) * 100,
      unit: '% of a core',
      budget: 50,
    },
    { name: 'resident memory', at, value: residentMb, unit: 'MB', budget: 400 },
    { name: 'requests to the busiest agent', at, value: Math.max(...perAgent), unit: '1/s', budget: 10 },
  ];
}
