import Link from 'next/link';
import type { Selection } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';
import { SignIcon } from '../status/sign';
import { StateWord } from '../status/state-word';
import { FindingCard } from './finding-card';
import { groupFindings } from './group-findings';

type Props = {
  snapshot: Snapshot;
  onSelect: (selection: Selection | null) => void;
};

function countsText({ findings }: Snapshot): string {
  const symptoms = findings.reduce((sum, finding) => sum + finding.symptoms.length, 0);
  const causes = `${findings.length} ${findings.length === 1 ? 'cause' : 'causes'}`;
  return symptoms === 0 ? causes : `${causes}, ${symptoms} ${symptoms === 1 ? 'symptom' : 'symptoms'}`;
}

const NOT_CHECKED = 'not checked: ';

/** Rules that nobody has asked for: what they need is read only when it is turned on. */
const unchecked = ({ verdicts }: Pick<Snapshot, 'verdicts'>) =>
  verdicts.filter(({ because }) => because?.startsWith(NOT_CHECKED));

function NotChecked({ verdicts }: Pick<Snapshot, 'verdicts'>) {
  const rules = unchecked({ verdicts });
  const [first] = rules;
  if (!first) return null;
  return (
    <p className="flex items-start gap-1.5 text-[0.8125rem] text-ink-soft">
      <SignIcon tone="unknown" size={14} className="mt-0.5 shrink-0" />
      <span>
        {rules.length} {rules.length === 1 ? 'rule' : 'rules'} {first.because}.
      </span>
    </p>
  );
}

/** Nothing found is not the same as nothing looked at. */
function NothingFound({ verdicts }: Pick<Snapshot, 'verdicts'>) {
  const count = (status: Snapshot['verdicts'][number]['status']) =>
    verdicts.filter((v) => v.status === status).length;
  const [passed, errored] = [count('passed'), count('errored')];
  const open = count('inconclusive') - unchecked({ verdicts }).length;
  return (
    <div className="space-y-1.5 rounded-xl border border-line px-4 py-3.5">
      <p className="font-semibold">Nothing found.</p>
      {passed > 0 && <StateWord tone="good" word={`${passed} rules passed`} />}
      {open > 0 && (
        <p>
          <StateWord
            tone="unknown"
            word={`${open} could not be judged: something they need could not be read`}
          />
        </p>
      )}
      {errored > 0 && (
        <p>
          <StateWord tone="degraded" word={`${errored} failed to run`} />
        </p>
      )}
    </div>
  );
}

/** What a reader should know about what no rule says. Rules that nobody has asked for are told of by NotChecked. */
function Unjudged({ verdicts }: Pick<Snapshot, 'verdicts'>) {
  const open =
    verdicts.filter(({ status }) => status === 'inconclusive').length - unchecked({ verdicts }).length;
  return (
    <p className="text-[0.8125rem] text-ink-soft">
      {open > 0 && `${open} ${open === 1 ? 'rule' : 'rules'} could not be judged. `}
      <Link href="/rules" className="font-medium text-accent hover:underline">
        All rules, and what none of them can see
      </Link>
    </p>
  );
}

/** Root causes in groups, the worst first; the first one open, since somebody has to act on it. */
export function FindingsList({ snapshot, onSelect }: Props) {
  const { findings, verdicts } = snapshot;
  const worst = findings[0];
  return (
    <section aria-labelledby="findings-title" tabIndex={-1} className="space-y-3 outline-none">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 id="findings-title" className="text-[0.9375rem] font-bold whitespace-nowrap">
          What is wrong, and what to do
        </h2>
        {findings.length > 0 && (
          <p className="text-xs whitespace-nowrap text-ink-faint">{countsText(snapshot)}</p>
        )}
      </div>
      {findings.length === 0 && <NothingFound verdicts={verdicts} />}
      {groupFindings(snapshot).map(({ id, title, findings: all }) => (
        <div key={id} className="space-y-2">
          <h3 className="text-[0.8125rem] font-semibold text-ink-soft">{title}</h3>
          <ul className="space-y-2.5">
            {all.map((finding) => (
              <FindingCard
                key={finding.id}
                finding={finding}
                open={finding === worst && finding.severity !== 'info'}
                onSelect={onSelect}
              />
            ))}
          </ul>
        </div>
      ))}
      <NotChecked verdicts={verdicts} />
      <Unjudged verdicts={verdicts} />
    </section>
  );
}
