import type { Clock } from '@/lib/collector/clock';
import { startCollector, type Collector } from '@/lib/collector/collector';
import type { Targets } from '@/lib/collector/types';
import type { Config } from '@/lib/config/types';
import { isComplete } from '@/lib/server/is-complete';

/** After the first round, time for a failed probe to be confirmed by a second one, ms. */
const CONFIRMATION_MS = 2_500;

/** Reads the whole federation once. The collector goes on until it is stopped; it is returned early when `signal` aborts. */
export async function readOnce(
  targets: Targets,
  config: Config,
  clock: Clock,
  signal: AbortSignal,
): Promise<Collector> {
  const startedAt = clock.now();
  const collector = startCollector(targets, { ...config, clock, news: () => undefined });
  while (!signal.aborted && !isComplete(collector.observations(), { startedAt, now: clock.now() }))
    await clock.sleep(100, signal);
  await clock.sleep(CONFIRMATION_MS, signal);
  return collector;
}
