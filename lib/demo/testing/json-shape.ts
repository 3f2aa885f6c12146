/**
 * The shape of a JSON value as a set of `path: type` lines; list elements share one path (`[]`), so a list's shape is
 * the union of its elements'. With `anyKey`, the top object is a map whose keys are data.
 */
export function shapeOf(value: unknown, anyKey = false): Set<string> {
  const lines = new Set<string>();
  const walk = (part: unknown, path: string, map: boolean) => {
    lines.add(`${path}: ${typeOf(part)}`);
    if (Array.isArray(part)) for (const element of part) walk(element, `${path}[]`, false);
    else if (part !== null && typeof part === 'object') {
      for (const [key, child] of Object.entries(part)) walk(child, `${path}.${map ? '*' : key}`, false);
    }
  };
  walk(value, '', anyKey);
  return lines;
}

/**
 * What `a` has and `b` lacks. Null agrees with any type, since Go writes null for an empty list or map; below a null or
 * an empty list of `b` nothing can be compared.
 */
export function missingIn(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  const paths = new Set([...b].map(pathOf));
  const unknownBelow = [...b]
    .filter(
      (line) => line.endsWith(': null') || (line.endsWith(': array') && !paths.has(`${pathOf(line)}[]`)),
    )
    .map(pathOf);
  const isBelow = (path: string, top: string) => path.startsWith(`${top}.`) || path.startsWith(`${top}[]`);
  return [...a].filter((line) => {
    const path = pathOf(line);
    if (b.has(line) || b.has(`${path}: null`) || (line.endsWith(': null') && paths.has(path))) return false;
    return !unknownBelow.some((top) => isBelow(path, top));
  });
}

function pathOf(line: string): string {
  return line.slice(0, line.lastIndexOf(': '));
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
