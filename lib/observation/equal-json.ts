/** Whether two plain JSON values say the same. Without making text of them: a WAN pool of 1,000 servers is half a megabyte. */
export function equalJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!equalJson(a[i], b[i])) return false;
    return true;
  }
  return holdsAll(a, b) && hasNoMore(b, a);
}

/** Every property of `a` is in `b` and says the same there; one that is undefined says as much as one that is not there. */
function holdsAll(a: object, b: object): boolean {
  for (const key of Object.keys(a)) {
    const value = own(a, key);
    if (value !== undefined && !equalJson(value, own(b, key))) return false;
  }
  return true;
}

/** `b` says nothing of which `a` is silent. What both say has been compared: twice at every level would be 2ⁿ times at the n-th. */
function hasNoMore(b: object, a: object): boolean {
  for (const key of Object.keys(b)) if (own(b, key) !== undefined && own(a, key) === undefined) return false;
  return true;
}

const own = (of: object, key: string): unknown => (Object.hasOwn(of, key) ? Reflect.get(of, key) : undefined);
