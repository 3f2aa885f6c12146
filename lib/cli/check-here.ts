import { systemClock } from '@/lib/collector/clock';
import { targetsOf } from '@/lib/collector/targets';
import type { ConfigFlags } from '@/lib/config/options';
import { verify } from '@/lib/procedures/verification/verify';
import { takeSnapshot } from '@/lib/snapshot/take-snapshot';
import { unknownOutput, type CheckReport, type PluginOutput } from './check-output';
import { toReport } from './check-report';
import { chooseSource } from './choose-source';
import { demoSource } from './demo-source';
import { readConfig } from './read-config';
import { readOnce } from './read-once';

/** The verification within a check may take this long, ms. */
const VERIFICATION_MS = 60_000;

/** Asks the agents of the configuration itself, once. */
export async function checkHere(
  flags: ConfigFlags & { verify: boolean },
  signal: AbortSignal,
): Promise<CheckReport | PluginOutput> {
  const config = await readConfig(flags);
  if (!config) return unknownOutput('The configuration is not usable; "isthmus validate" says why.');
  const choice = await chooseSource(config, { demoIfAlone: false, production: true });
  if (choice.kind === 'refuse') return unknownOutput(choice.message);
  const demo = choice.kind === 'demo' ? await demoSource(config) : null;
  const source = demo ? 'demo' : 'consul';
  const clock = systemClock;
  const targets = demo?.targets ?? targetsOf(config, clock.now);
  const collector = await readOnce(targets, demo?.config ?? config, clock, signal);
  try {
    const { federation, snapshot } = takeSnapshot(collector.observations(), { now: clock.now(), source });
    const readings = flags.verify
      ? await collector.askVerification({ limitMs: VERIFICATION_MS, signal })
      : null;
    return toReport(snapshot, readings && verify(readings, { mode: federation.mode, source }));
  } finally {
    await Promise.all([collector.stop(), demo?.stop()]);
  }
}
