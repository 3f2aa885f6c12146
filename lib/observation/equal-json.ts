/** Whether two plain JSON values say the same. Without making text of them: a WAN pool of 1,000 servers is half a megabyte. */
export function equalJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!equalJson(a[i], b[i])) return false;
    return true;
  }
  return holdsAll(a, b) && holdsAll(b, a);
}

/** Every property of `a` is in `b` and says the same there; one that is undefined says as much as one that is not there. */
function holdsAll(a: object, b: object): boolean {
  for (const [key, value] of Object.entries(a)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(b, key) || !equalJson(value, Reflect.get(b, key))) return false;
  }
  return true;
}
