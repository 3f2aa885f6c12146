import { systemClock } from '@/lib/collector/clock';
import { targetsOf } from '@/lib/collector/targets';
import { loadConfig } from '@/lib/config/load-config';
import type { ObservationFile } from '@/lib/observation/types';
import { runIsthmus } from '@/lib/server/run-isthmus';
import type { Snapshot } from '@/lib/snapshot/types';
import { writeQuickConfig } from './isthmus-config';
import type { Lab } from './start-lab';

/** Isthmus in front of a lab, in this process: all of it but the web server. */
export type Watcher = {
  /** Null until every agent was asked once. */
  snapshot: () => Snapshot | null;
  observations: () => ObservationFile;
  stop: () => Promise<void>;
};

/** Starts to collect from every server of the lab, at short intervals. */
export async function watchLab(lab: Lab, options: { pathProbe?: boolean } = {}): Promise<Watcher> {
  const config = await writeQuickConfig(lab, options);
  const loaded = await loadConfig({ argv: { config }, env: {}, cwd: lab.directory });
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  const { live, stop } = runIsthmus({
    config: loaded.config,
    targets: targetsOf(loaded.config, systemClock.now),
    source: 'consul',
    demo: null,
    build: 'lab',
    clock: systemClock,
    onError: (error) => console.error(error),
  });
  return {
    snapshot: () => live.taken()?.snapshot ?? null,
    observations: live.observations,
    stop,
  };
}
