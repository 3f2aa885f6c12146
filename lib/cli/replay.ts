import { readFile } from 'node:fs/promises';
import { parseObservationFile } from '@/lib/observation/observation-file';
import { printableJson } from './print-json';
import { takeSnapshot } from '@/lib/snapshot/take-snapshot';

/** `isthmus replay <file>`: the snapshot of saved observations on stdout. The same file always gives the same bytes. */
export async function replay(path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    console.error(`${path} cannot be read: ${error.code ?? error.message}.`);
    return null;
  });
  const parsed = text === null ? null : parseObservationFile(text);
  if (parsed && !parsed.ok) console.error(`${path}: ${parsed.message}`);
  if (!parsed?.ok) {
    process.exitCode = 1;
    return;
  }
  const { observations, takenAt, source } = parsed.file;
  try {
    console.log(printableJson(takeSnapshot(observations, { now: takenAt, source }).snapshot, 2));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.error(
      `${path}: its frame is right, but a value inside is not what Isthmus writes (${why}). Save it again with "isthmus observe".`,
    );
    process.exitCode = 1;
  }
}
