import type { Federation } from '@/lib/federation/types';
import type { Folding } from './folding';
import { FOLDINGS } from './foldings';
import { worstSeverity } from './severity';
import { subjectDatacenters } from './subject';
import type { Finding, Symptom } from './types';

/**
 * Folds consequences under their root. No finding is lost: it is a root, or a symptom of exactly one root. A root is as severe as the
 * worst of its symptoms, so that nothing critical hides under a warning. The first folding that fits decides.
 */
export function foldCauses(
  findings: readonly Finding[],
  federation: Federation,
  foldings: readonly Folding[] = FOLDINGS,
): Finding[] {
  const places = indexPlaces(findings);
  const byRule = new Map<string, Folding[]>();
  for (const folding of foldings) {
    byRule.set(folding.symptom, [...(byRule.get(folding.symptom) ?? []), folding]);
  }
  const parent = new Map<Finding, Finding>();
  for (const symptom of findings) {
    const cause = findCause(symptom, byRule.get(symptom.rule) ?? [], places, federation, parent);
    if (cause) parent.set(symptom, cause);
  }
  const symptoms = new Map<Finding, Symptom[]>();
  for (const finding of findings) {
    const root = rootOf(finding, parent);
    if (root === finding) continue;
    const { rule, severity, subject, title } = finding;
    const list = symptoms.get(root) ?? [];
    list.push({ rule, severity, subject, title });
    symptoms.set(root, list);
  }
  return findings
    .filter((finding) => !parent.has(finding))
    .map((root) => {
      const folded = symptoms.get(root) ?? [];
      if (folded.length === 0) return root;
      const severity = worstSeverity([root.severity, ...folded.map((s) => s.severity)]);
      return { ...root, severity, symptoms: [...root.symptoms, ...folded] };
    });
}

/** Rule → datacenter → findings, so that a symptom only meets causes it could have. '' holds those of the whole federation. */
type Places = ReadonlyMap<string, ReadonlyMap<string, readonly Finding[]>>;

function indexPlaces(findings: readonly Finding[]): Places {
  const places = new Map<string, Map<string, Finding[]>>();
  for (const finding of findings) {
    const byPlace = places.get(finding.rule) ?? new Map<string, Finding[]>();
    places.set(finding.rule, byPlace);
    const names = subjectDatacenters(finding.subject);
    for (const name of names.length > 0 ? names : ['']) {
      const list = byPlace.get(name);
      if (list) list.push(finding);
      else byPlace.set(name, [finding]);
    }
  }
  return places;
}

function findCause(
  symptom: Finding,
  foldings: readonly Folding[],
  places: Places,
  federation: Federation,
  parent: ReadonlyMap<Finding, Finding>,
): Finding | undefined {
  const names = subjectDatacenters(symptom.subject);
  for (const { cause, when, far } of foldings) {
    const byPlace = places.get(cause);
    if (!byPlace) continue;
    const near = names.length > 0 && !far ? [...new Set([...names, ''])] : [...byPlace.keys()];
    for (const name of near) {
      for (const candidate of byPlace.get(name) ?? []) {
        if (candidate === symptom || rootOf(candidate, parent) === symptom) continue;
        if (when(candidate, symptom, federation)) return candidate;
      }
    }
  }
  return undefined;
}

function rootOf(finding: Finding, parent: ReadonlyMap<Finding, Finding>): Finding {
  let root = finding;
  for (let next = parent.get(root); next; next = parent.get(root)) root = next;
  return root;
}
