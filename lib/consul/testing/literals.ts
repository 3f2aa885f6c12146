import type { AnswerMeta } from '../types';
import type { Parse, Parsed } from '../parsed';

/** Headers that say nothing. */
export const NO_META: AnswerMeta = {
  index: null,
  knownLeader: null,
  lastContactMs: null,
  filteredByAcls: false,
};

/** The value of a parser, or a failing test that says why there is none. */
export function valueOf<T>(parse: Parse<T>, body: unknown, meta: Partial<AnswerMeta> = {}): T {
  const outcome: Parsed<T> = parse(body, { ...NO_META, ...meta });
  if (!outcome.ok) throw new Error(`${outcome.kind}: ${outcome.reason}`);
  return outcome.value;
}

/** Why a parser has no value; `ok` if it has one. */
export function kindOf<T>(parse: Parse<T>, body: unknown, meta: Partial<AnswerMeta> = {}): string {
  const outcome = parse(body, { ...NO_META, ...meta });
  return outcome.ok ? 'ok' : outcome.kind;
}

/** How many entries a parser left out. */
export function skippedBy<T>(parse: Parse<T>, body: unknown): number | null {
  const outcome = parse(body, NO_META);
  return outcome.ok ? outcome.skipped : null;
}

/** A mesh gateway as health and federation states write it. */
export const gatewayEntry = (service: object = {}, node: object = {}, checks: unknown = []) => ({
  Node: {
    Node: 'gw1',
    Address: '10.0.0.9',
    Datacenter: 'dc1',
    TaggedAddresses: { lan: '10.0.0.8', wan: '203.0.113.8' },
    ...node,
  },
  Service: { Kind: 'mesh-gateway', ID: 'edge-1', Service: 'edge', Address: '', Port: 8443, ...service },
  Checks: checks,
});
