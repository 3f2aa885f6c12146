import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from './play-scenario';
import type { Scenario } from './scenarios/scenario';
import type { Lab } from './start-lab';
import type { Watcher } from './watch-lab';

/** Seconds after the injection at which observations are kept. */
const MOMENTS = [5, 20, 35];

/**
 * Keeps what was observed under a fault in `<folder>/<fault>/t+5s.json` and so on, and at the end of it in `verdict.json`,
 * with what was said in `README.txt`.
 */
export function observationRecorder(folder: string, scenario: Scenario, lab: Lab, watcher: Watcher) {
  const place = join(folder, scenario.name);
  const left = [...MOMENTS];
  let injected = '';
  const save = async (name: string) => {
    await mkdir(place, { recursive: true });
    await writeFile(join(place, name), redact(lab, JSON.stringify(watcher.observations(), null, 1)));
  };
  return {
    atLeastS: 22,
    meanwhile: async (since: number) => {
      const [next] = left;
      if (next === undefined || since < next) return;
      left.shift();
      injected = lab.activeFaults().join('; ');
      await save(`t+${next}s.json`);
    },
    finish: async ({ first, accused, right, earlier }: Outcome) => {
      const said = { injected, expected: scenario.expect, right, first, accused, earlier };
      await writeFile(join(place, 'said.json'), JSON.stringify(said, null, 1));
    },
  };
}

/** Observations hold no secrets; the lab's tokens are looked for all the same. */
function redact(lab: Lab, text: string): string {
  return Object.values(lab.tokens ?? {}).reduce((rest, token) => rest.replaceAll(token, 'redacted'), text);
}
