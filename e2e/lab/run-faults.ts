/** Injects faults into real federations and compares what Isthmus says with what was done: `npm run lab:faults -- --help`. */
import { parseArgs } from 'node:util';
import { faultTable } from './fault-table';
import { moveToOwnNetwork } from './own-network';
import { isRight, playScenario, type Outcome } from './play-scenario';
import { provisionConsul } from './provision-consul';
import { replayFault } from './replay-faults';
import { observationRecorder } from './record-observations';
import { SCENARIOS } from './scenarios';
import type { LabNeeds, Scenario } from './scenarios/scenario';
import { startLab, type Lab } from './start-lab';
import { watchLab, type Watcher } from './watch-lab';

const HELP = `Injects faults into real Consul federations, one after the other, and compares what Isthmus says with what was done.

  --only <name>      only this fault; may be given several times, and * stands for anything
  --list             name the faults, and do nothing
  --within <seconds> what a right diagnosis may take, instead of what each fault allows
  --octet 9          use these addresses, 127.<octet>.<datacenter>.<n>
  --record <folder>  keep what was observed, for "isthmus replay"
  --replay <folder>  judge what was kept, by the rules as they are now, and play nothing
`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
    record: { type: 'string' },
    within: { type: 'string' },
    replay: { type: 'string' },
    octet: { type: 'string', default: '9' },
    help: { type: 'boolean', default: false },
  },
});

type Running = { lab: Lab; watcher: Watcher; key: string };

async function main(): Promise<number> {
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const chosen = SCENARIOS.filter(({ name }) => isWanted(name));
  if (chosen.length === 0) throw new Error(`There is no fault ${values.only.join(', ')}: see --list.`);
  if (values.list) {
    console.log(chosen.map(({ name }) => name).join('\n'));
    return 0;
  }
  const { within, replay } = values;
  if (replay !== undefined) {
    const lines = (await Promise.all(chosen.map((scenario) => replayFault(replay, scenario)))).flat();
    console.log(lines.join('\n'));
    return lines.every((line) => line.startsWith('right')) ? 0 : 1;
  }
  const start = performance.now();
  const outcomes: Outcome[] = [];
  const broken: string[] = [];
  let running: Running | null = null;
  for (const one of chosen) {
    const scenario = within === undefined ? one : { ...one, withinS: Number(within) };
    try {
      const key = JSON.stringify(scenario.needs);
      if (running && running.key !== key) running = await end(running);
      running ??= await begin(scenario.needs, key);
      const outcome = await play(running, scenario);
      outcomes.push(outcome);
      console.log(faultTable([outcome], { head: false }));
      if (scenario.fresh || outcome.toOk === null || !(await isWhole(running.lab)))
        running = await end(running);
    } catch (error) {
      broken.push(`${scenario.name}: ${error instanceof Error ? error.message : String(error)}`);
      console.error(broken.at(-1));
      if (running) running = await end(running);
    }
  }
  if (running) await end(running);

  const wrong = outcomes.filter((outcome) => !isRight(outcome));
  console.log(`\n${faultTable(outcomes)}\n`);
  for (const line of broken) console.log(`not played: ${line}`);
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  console.log(`${outcomes.length - wrong.length} of ${chosen.length} right, ${minutes} minutes.`);
  return wrong.length + broken.length === 0 ? 0 : 1;
}

function isWanted(name: string): boolean {
  const patterns = values.only.map((only) => new RegExp(`^${only.replaceAll('*', '.*')}$`));
  return patterns.length === 0 || patterns.some((pattern) => pattern.test(name));
}

/** A federation that does not become whole, as on a busy machine, gets a second chance. */
async function begin({ topology, pathProbe = false, ...options }: LabNeeds, key: string): Promise<Running> {
  const start = () => startLab(topology, { ...options, octet: Number(values.octet) });
  const lab = await start().catch((error: unknown) => {
    console.error(`once more: ${String(error)}`);
    return start();
  });
  return { lab, watcher: await watchLab(lab, { pathProbe }), key };
}

async function end({ lab, watcher }: Running): Promise<null> {
  await watcher.stop();
  await lab.stop();
  return null;
}

async function play({ lab, watcher }: Running, scenario: Scenario): Promise<Outcome> {
  if (values.record === undefined) return playScenario(lab, watcher, scenario);
  const recorder = observationRecorder(values.record, scenario, lab, watcher);
  const outcome = await playScenario(lab, watcher, scenario, recorder);
  await recorder.finish(outcome);
  return outcome;
}

/** A federation that is not whole half a minute after Isthmus called it well is no ground for the next fault. */
const isWhole = (lab: Lab): Promise<boolean> =>
  lab.waitHealthy(30_000).then(
    () => true,
    () => false,
  );

if (values.replay === undefined && !values.list && !values.help) {
  await provisionConsul();
  moveToOwnNetwork();
}
process.exitCode = await main();
