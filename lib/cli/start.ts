import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@/lib/collector/clock';
import { targetsOf } from '@/lib/collector/targets';
import { setLive } from '@/lib/server/live';
import { runIsthmus } from '@/lib/server/run-isthmus';
import { chooseSource } from './choose-source';
import { demoSource } from './demo-source';
import { readConfig } from './read-config';
import { serve } from './serve';
import { onShutdown } from './shutdown';

export type StartFlags = {
  config?: string;
  host?: string;
  port?: string;
  demo?: boolean;
  demoIfAlone?: boolean;
};

/** `isthmus start`: collects, serves, prints one line with the URL, and ends cleanly on SIGTERM or SIGINT. */
export async function start({ demoIfAlone = false, ...flags }: StartFlags, root: string): Promise<void> {
  // Read before Next sets it: inherited "production" means that nobody wants a demo by accident.
  const inherited = process.env.NODE_ENV;
  const config = await readConfig(flags);
  if (!config) return;
  const choice = await chooseSource(config, { demoIfAlone, production: inherited === 'production' });
  if (choice.kind === 'refuse') {
    console.error(choice.message);
    process.exitCode = 1;
    return;
  }
  const clock = systemClock;
  const demo = choice.kind === 'demo' ? await demoSource(config) : null;
  const { live, stop } = runIsthmus({
    config: demo?.config ?? config,
    targets: demo?.targets ?? targetsOf(config, clock.now),
    source: demo ? 'demo' : 'consul',
    demo: demo?.switches ?? null,
    clock,
    build: readFileSync(join(root, '.next', 'BUILD_ID'), 'utf8').trim(),
    onError: (error) => console.error(error),
  });
  setLive(live);
  const server = await serve({ root, host: config.host, port: config.port }).catch(async (error: Error) => {
    await Promise.all([stop(), demo?.stop()]);
    console.error(error.message);
    return null;
  });
  if (!server) {
    process.exitCode = 1;
    return;
  }
  onShutdown(async () => {
    await Promise.all([stop(), server.close(), demo?.stop()]);
  });
  console.log(
    `Isthmus shows ${demo ? 'the demo federation (not a real one)' : 'your federation'} at ${server.url}`,
  );
}
