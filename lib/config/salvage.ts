import type { FieldProblem } from './check-file';
import { configFileSchema, type ConfigFile } from './schema';

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The file without the fields that have problems, so that the checks of the whole can still find theirs; null when little is left. */
export function soundPart(raw: unknown, problems: readonly FieldProblem[]): ConfigFile | null {
  const rest: unknown = structuredClone(raw);
  for (const { path } of problems) {
    // A list with one wrong item goes as a whole: its other items would move.
    const item = path.findIndex((key) => typeof key === 'number');
    const field = item < 0 ? path : path.slice(0, item);
    const last = field.at(-1);
    const parent = field
      .slice(0, -1)
      .reduce<unknown>(
        (value, key) => (isGroup(value) && Object.hasOwn(value, key) ? value[String(key)] : undefined),
        rest,
      );
    if (last !== undefined && isGroup(parent)) Reflect.deleteProperty(parent, last);
  }
  return configFileSchema.safeParse(rest).data ?? null;
}

/** Problems of the sound part, without what is missing only because it was taken out of the same group. */
export function independent(late: readonly FieldProblem[], early: readonly FieldProblem[]): FieldProblem[] {
  const inGroupOf = ({ path }: FieldProblem, group: readonly PropertyKey[]) =>
    group.every((key, i) => key === path[i]);
  return late.filter(
    ({ part, path }) => part !== 'missing' || !early.some((problem) => inGroupOf(problem, path.slice(0, -1))),
  );
}
