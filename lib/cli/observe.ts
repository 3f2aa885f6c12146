import { startCollector } from '@/lib/collector/collector';
import { systemClock } from '@/lib/collector/clock';
import { targetsOf } from '@/lib/collector/targets';
import type { ObservationFile } from '@/lib/observation/types';
import { isComplete } from '@/lib/server/is-complete';
import { printableJson } from './print-json';
import { readConfig } from './read-config';

/** After the first round, time for a failed probe to be confirmed by a second one, ms. */
const CONFIRMATION_MS = 2_500;

/** `isthmus observe`: one round of reads on stdout. */
export async function observe(flags: { config?: string }): Promise<void> {
  const config = await readConfig(flags);
  if (!config) return;
  const clock = systemClock;
  const startedAt = clock.now();
  const collector = startCollector(targetsOf(config, clock.now), {
    ...config,
    clock,
    changed: () => undefined,
  });
  const never = new AbortController().signal;
  while (!isComplete(collector.observations(), { startedAt, now: clock.now() }))
    await clock.sleep(100, never);
  await clock.sleep(CONFIRMATION_MS, never);
  const file: ObservationFile = {
    format: 'isthmus-observations/1',
    takenAt: clock.now(),
    source: 'consul',
    observations: collector.observations(),
  };
  await collector.stop();
  console.log(printableJson(file));
}
