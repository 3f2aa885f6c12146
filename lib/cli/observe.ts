import { systemClock } from '@/lib/collector/clock';
import { targetsOf } from '@/lib/collector/targets';
import type { ObservationFile } from '@/lib/observation/types';
import { printableJson } from './print-json';
import { readConfig } from './read-config';
import { readOnce } from './read-once';

/** `isthmus observe`: one round of reads on stdout. */
export async function observe(flags: { config?: string }): Promise<void> {
  const config = await readConfig(flags);
  if (!config) return;
  const clock = systemClock;
  const never = new AbortController().signal;
  const collector = await readOnce(targetsOf(config, clock.now), config, clock, never);
  const file: ObservationFile = {
    format: 'isthmus-observations/1',
    takenAt: clock.now(),
    source: 'consul',
    observations: collector.observations(),
  };
  await collector.stop();
  console.log(printableJson(file));
}
