import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseObservationFile } from '@/lib/observation/observation-file';
import { takeSnapshot } from '@/lib/snapshot/take-snapshot';
import { judge } from './judge';
import type { Scenario } from './scenarios/scenario';

/**
 * Judges what was recorded with `--record` by the rules as they are now, without a federation. One line for each moment,
 * none for a fault of which nothing was recorded.
 */
export async function replayFault(folder: string, { name, expect }: Scenario): Promise<string[]> {
  const place = join(folder, name);
  const files = (await readdir(place).catch(() => [])).filter((file) => /^t\+\d+s\.json$/.test(file));
  const moments = files.sort((a, b) => Number.parseInt(a.slice(2), 10) - Number.parseInt(b.slice(2), 10));
  return Promise.all(
    moments.map(async (file) => {
      const parsed = parseObservationFile(await readFile(join(place, file), 'utf8'));
      if (!parsed.ok) return `${name} ${file}: ${parsed.message}`;
      const { observations, takenAt: now, source } = parsed.file;
      const { right, first, accused } = judge(takeSnapshot(observations, { now, source }).snapshot, expect);
      const others = accused.map(({ rule, title }) => `; also ${title} (${rule})`).join('');
      const verdict = right && accused.length === 0 ? 'right' : 'WRONG';
      return `${verdict} ${name} ${file}: ${first ? `${first.title} (${first.rule})` : 'nothing'}${others}`;
    }),
  );
}
