import { RULES } from '@/lib/diagnosis/rules';
import { subjectParts } from '@/lib/diagnosis/subject';
import type { Finding, Snapshot } from '@/lib/snapshot/types';
import type { Expectation } from './scenarios/scenario';

type Found = Pick<Finding, 'rule' | 'severity' | 'title' | 'subject'>;

/** What Isthmus says, compared with what it should say. */
export type Judgement<F extends Found = Finding> = {
  /** The root that stands first above info is the expected one, with all its names; or none does and none should. */
  right: boolean;
  /** The root that stands first above info. */
  first: F | null;
  /** Other roots above info that nobody expected. */
  accused: readonly F[];
};

/** Above info: what an operator would have to look at. */
export const alarms = <F extends Found>({ findings }: { findings: readonly F[] }): readonly F[] =>
  findings.filter(({ severity }) => severity !== 'info');

/** Compares a diagnosis with what was injected. */
export function judge<F extends Found>(
  snapshot: { findings: readonly F[] },
  expected: Expectation,
): Judgement<F> {
  const [first = null, ...others] = alarms(snapshot);
  if ('unseen' in expected) return { right: first === null, first, accused: others };
  const isExpected = (found: F) => covers(found, expected.causes) && carries(found, expected.names);
  const mayStand = (found: F) => isExpected(found) || covers(found, expected.beside ?? []);
  return {
    right: first !== null && isExpected(first),
    first,
    accused: others.filter((found) => !mayStand(found)),
  };
}

/** Is all well? What a healed federation must come back to. */
export const isWell = ({ status, findings }: Pick<Snapshot, 'status' | 'findings'>): boolean =>
  status === 'ok' && alarms({ findings }).length === 0;

function covers({ rule }: Found, causes: readonly string[]): boolean {
  const covered = RULES.find(({ id }) => id === rule)?.covers ?? [];
  return covered.some((code) => causes.includes(code));
}

function carries({ title, subject }: Found, names: readonly string[]): boolean {
  const said = `${title} ${subjectParts(subject).join(' ')}`;
  return names.every((name) => said.includes(name));
}
