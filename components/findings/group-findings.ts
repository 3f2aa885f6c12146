import type { Finding, Severity, Snapshot } from '@/lib/snapshot/types';

/** Findings that an operator reads in the same way. */
export type FindingGroup = {
  id: 'now' | 'latent' | 'recovering' | 'knowing' | 'unseen';
  title: string;
  findings: readonly Finding[];
};

const TITLES: Readonly<Record<FindingGroup['id'], string>> = {
  now: 'Now',
  latent: 'Latent: works for now, breaks at the next dial or the next start',
  recovering: 'Recovering: passes by itself',
  knowing: 'Good to know',
  unseen: 'What cannot be seen',
};
const ORDER = ['now', 'latent', 'recovering', 'knowing', 'unseen'] as const;
const RANK: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, info: 2 };

/** The groups that have findings; the one with the worst finding first, so that the headline's cause stands on top. */
export function groupFindings({
  findings,
  verdicts,
}: Pick<Snapshot, 'findings' | 'verdicts'>): FindingGroup[] {
  const observation = new Set(
    verdicts.filter(({ family }) => family === 'observation').map(({ rule }) => rule),
  );
  const groupOf = ({ rule, severity, latent, recovering }: Finding): FindingGroup['id'] => {
    if (recovering) return 'recovering';
    if (latent) return 'latent';
    if (severity !== 'info') return 'now';
    return observation.has(rule) ? 'unseen' : 'knowing';
  };
  const groups = ORDER.map((id) => ({
    id,
    title: TITLES[id],
    findings: findings.filter((finding) => groupOf(finding) === id),
  })).filter((group) => group.findings.length > 0);
  const worst = ({ findings: all }: FindingGroup) => Math.min(...all.map(({ severity }) => RANK[severity]));
  return groups.sort((a, b) => worst(a) - worst(b));
}
