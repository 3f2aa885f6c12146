import type { Gap } from '@/lib/federation/types';
import { gapEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { counted, shellWord } from '../../words';

export const staleData: Rule = {
  id: 'stale-data',
  title: 'Answers are too old',
  why: 'Old answers are not shown as if they were true now: what they were about counts as unknown.',
  evidence: 'The age of the last good answer of every agent.',
  remedy: 'See why the agent does not answer in time.',
  covers: [],
  requires: [],
  section: SECTIONS.verification,
  check: ({ gaps, vantages }) => {
    const stale = new Map<string, Gap[]>();
    for (const gap of gaps) {
      if (gap.kind !== 'stale') continue;
      const list = stale.get(gap.vantage);
      if (list) list.push(gap);
      else stale.set(gap.vantage, [gap]);
    }
    return [...stale].map(([id, missing]) => {
      const vantage = vantages.find((v) => v.id === id);
      const address = vantage?.address ?? id;
      return {
        severity: 'info',
        subject: { kind: 'vantage', vantage: id, datacenter: vantage?.in ?? null },
        title: `The agent at ${address} was not read lately: ${counted(missing.length, 'answer')} too old to count`,
        evidence: missing.slice(0, 10).map(gapEvidence),
        cause:
          'Its last answers are older than twice the time between two reads, and no newer one came, good or bad: reading it hangs, is held back, or has stopped.',
        remedy: [
          {
            text: 'See whether the agent answers quickly by hand; if it does, restart the collector and read its log.',
            command: `curl -sS -m 5 ${shellWord(`${address}/v1/agent/self`)} -o /dev/null -w '%{http_code} %{time_total}s\\n'`,
          },
        ],
        confidence: 'observed',
      };
    });
  },
};
