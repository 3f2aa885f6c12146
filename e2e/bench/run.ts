import { chromium } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { provideChromium } from '../chromium.mjs';
import { ensureBuilt } from '../../lib/cli/ensure-built.mjs';
import { startIsthmus } from '../isthmus';
import { measureBrowser } from './browser';
import { measureCollector } from './collector';
import { figureTable, holds, type Figure } from './figures';
import { measurePipeline } from './pipeline';
import { configurationFor, startPlayedFederation } from './played-federation';
import { measureWall } from './wall';
import { measureWire } from './wire';

const USAGE = `npm run bench -- [--only pipeline|federation|wall] [--sizes 3,30,100,200] [--minutes 60] [--json FILE]
Measures the budgets of the product and prints a table. Nothing here is a test: figures depend on the machine.
The wall is watched only when it is asked for: it takes its minutes.`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    sizes: { type: 'string', default: '3,30,100,200' },
    minutes: { type: 'string', default: '60' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(0);
}

const figures: Figure[] = [];
const report = (more: readonly Figure[]) => {
  figures.push(...more);
  process.stdout.write(`${figureTable(more)}\n\n`);
};

const wants = (part: string): boolean => values.only === undefined || values.only === part;
if (wants('pipeline')) report(measurePipeline());
if (wants('federation') || values.only === 'wall') {
  // A build is no part of what is measured.
  ensureBuilt(fileURLToPath(new URL('../..', import.meta.url)));
  const browser = await chromium.launch({
    executablePath: provideChromium(),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--no-first-run',
      '--enable-precise-memory-info',
    ],
  });
  const sizes = wants('federation') ? values.sizes.split(',').map(Number) : [];
  for (const datacenters of sizes) report(await measureSize(datacenters, datacenters === Math.max(...sizes)));
  if (values.only === 'wall')
    report(await measureWall(browser, Number(values.minutes), (line) => process.stderr.write(`${line}\n`)));
  await browser.close();

  async function measureSize(datacenters: number, isLargest: boolean): Promise<Figure[]> {
    const at = `${datacenters} datacenters`;
    const played = await startPlayedFederation({ datacenters, serversPer: 5, gatewaysPer: 3 });
    const started = performance.now();
    const isthmus = await startIsthmus({ config: configurationFor(played) });
    try {
      await isthmus.untilSnapshot(({ coverage }) => coverage.pairsMeasured === coverage.pairs, 600_000);
      const measured: Figure[] = [
        {
          name: 'start → every pair measured',
          at,
          value: (performance.now() - started) / 1_000,
          unit: 's',
          budget: datacenters === 3 ? 3 : null,
        },
        ...(await measureWire(isthmus.url, at, isLargest)),
        ...(await measureBrowser({ browser, url: isthmus.url, at, played, unhealthy: 'one-percent-cut' })),
      ];
      if (isLargest) measured.push(...(await measureCollector(isthmus.pid, played, at)));
      return measured;
    } finally {
      await isthmus.stop();
      await played.stop();
    }
  }
}

const broken = figures.filter((figure) => !holds(figure));
process.stdout.write(`${figures.length} figures, ${broken.length} outside their budget\n`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
