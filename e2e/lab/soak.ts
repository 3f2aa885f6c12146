/** Watches a federation that is well, while its gateways and servers are restarted one by one: `npm run lab:soak -- --help`. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Timing } from './agent-config';
import { leaderOf } from './faults/server-faults';
import { alarms, isWell } from './judge';
import { moveToOwnNetwork } from './own-network';
import { provisionConsul } from './provision-consul';
import { isTrueOf, restartsOf, type Restart } from './soak-excuses';
import { startLab, type Lab } from './start-lab';
import { defaultTopology } from './topology';
import { until } from './until';
import { watchLab, type Watcher } from './watch-lab';

const HELP = `Watches a real federation that is well, once with Consul's own gossip timing and once with a fast one. Its gateways and
servers are restarted one by one. Whatever is said above info and is not true of the restart is printed, and fails.

  --minutes 10         for each timing
  --timing default     only that one; or fast
  --octet 8            use these addresses, 127.<octet>.<datacenter>.<n>
`;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    timing: { type: 'string', multiple: true, default: ['default', 'fast'] },
    octet: { type: 'string', default: '8' },
    help: { type: 'boolean', default: false },
  },
});

/** Of each timing, the share of the time in which nothing is done. */
const QUIET_SHARE = 0.2;
const LOOK_MS = 100;
/** After Consul is whole again, what was seen before may still be said for so long, ms. */
const ECHO_MS = 8_000;
const CALM_MS = 5_000;

async function soak(timing: Timing, minutes: number): Promise<number> {
  const lab = await startLab(defaultTopology(), { timing, octet: Number(values.octet) });
  const watcher = await watchLab(lab);
  const start = performance.now();
  const seconds = () => ((performance.now() - start) / 1000).toFixed(1);
  const say = (line: string) => console.log(`${timing} timing, ${seconds()} s: ${line}`);
  const state: { restart: Restart | null; over: boolean } = { restart: null, over: false };
  try {
    await until('Isthmus says ok', () => Promise.resolve(wellIn(watcher)), { timeoutMs: 120_000 });
    const wrong = complain(watcher, state, say);
    const end = start + minutes * 60_000;
    await sleep(minutes * 60_000 * QUIET_SHARE);
    for (let round = restartsOf(lab); performance.now() < end; round = restartsOf(lab)) {
      for (const next of round) {
        if (performance.now() < end) await restart(lab, next, state, say);
      }
    }
    state.over = true;
    const count = (await wrong).size;
    say(count === 0 ? 'nothing wrong was said' : `${count} findings were wrong`);
    return count;
  } finally {
    state.over = true;
    await watcher.stop();
    await lab.stop();
  }
}

const wellIn = (watcher: Watcher): string | null => {
  const snapshot = watcher.snapshot();
  return snapshot && isWell(snapshot) ? null : (snapshot?.headline ?? 'nothing yet');
};

async function restart(
  lab: Lab,
  { kind, datacenter, number, name, isOnly }: ReturnType<typeof restartsOf>[number],
  state: { restart: Restart | null },
  say: (line: string) => void,
): Promise<void> {
  const leader = kind === 'server' ? await leaderOf(lab.datacenter(datacenter).servers) : null;
  state.restart = { name, datacenter, takesDatacenter: isOnly || leader?.name === name };
  say(`${name} is restarted${leader?.name === name ? ', the leader' : ''}`);
  const { restartGateway, restartServer } = lab.faults;
  await (kind === 'gateway' ? restartGateway : restartServer)(datacenter, number);
  await lab.heal();
  const took = await lab.waitHealthy();
  say(`the federation is whole again after ${(took / 1000).toFixed(1)} s`);
  await sleep(ECHO_MS);
  state.restart = null;
  await sleep(CALM_MS);
}

/** Prints every finding above info that is not true, once, and when it is gone; answers all that were. */
async function complain(
  watcher: Watcher,
  state: { restart: Restart | null; over: boolean },
  say: (line: string) => void,
): Promise<ReadonlySet<string>> {
  const wrong = new Set<string>();
  let standing = new Set<string>();
  while (!state.over) {
    const snapshot = watcher.snapshot();
    const untrue = snapshot
      ? alarms(snapshot).filter((found) => !state.restart || !isTrueOf(found, state.restart))
      : [];
    for (const { id, severity, title, rule } of untrue) {
      if (!standing.has(id)) say(`WRONG: ${severity}: ${title} (${rule})`);
      wrong.add(id);
    }
    for (const id of standing) if (!untrue.some((found) => found.id === id)) say(`gone: ${id}`);
    standing = new Set(untrue.map(({ id }) => id));
    await sleep(LOOK_MS);
  }
  return wrong;
}

async function main(): Promise<number> {
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  let wrong = 0;
  for (const timing of values.timing) {
    if (timing !== 'default' && timing !== 'fast') throw new Error('--timing is fast or default.');
    wrong += await soak(timing, Number(values.minutes));
  }
  return wrong === 0 ? 0 : 1;
}

await provisionConsul();
moveToOwnNetwork();
process.exitCode = await main();
