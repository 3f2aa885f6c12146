import type { CaRoots } from './types';
import { asObject, booleanAt, byText, field, textAt, timeAt } from './json-fields';
import { kindOfJson, malformed, parsed, parseList, type Parse } from './parsed';

/** `/v1/connect/ca/roots`. The certificates themselves are not kept. */
export const parseCaRoots: Parse<CaRoots> = (body) => {
  if (asObject(body) === null) return malformed(`expected an object with Roots, got ${kindOfJson(body)}`);
  const activeRootId = textAt(body, 'ActiveRootID');
  const roots = parseList(field(body, 'Roots') ?? null, 'CA roots', readRoot);
  if (!roots.ok) return roots;
  if (activeRootId === null && roots.value.length === 0) {
    return malformed('neither ActiveRootID nor any root: the certificate authority is not initialised yet');
  }
  const value = {
    activeRootId: activeRootId ?? roots.value.find((root) => root.active)?.id ?? '',
    trustDomain: textAt(body, 'TrustDomain'),
    roots: roots.value.sort(byText((root) => root.id)),
  };
  return parsed(value, roots.skipped);
};

function readRoot(entry: unknown): CaRoots['roots'][number] | null {
  const id = textAt(entry, 'ID');
  if (id === null) return null;
  return {
    id,
    name: textAt(entry, 'Name') ?? '',
    notBefore: timeAt(entry, 'NotBefore'),
    notAfter: timeAt(entry, 'NotAfter'),
    active: booleanAt(entry, 'Active') ?? false,
  };
}
