import { useMemo } from 'react';
import type { ForwardingCheck, MembersCheck, Outcome, Verification } from '@/lib/snapshot/procedure-types';
import { SignIcon } from '../status/sign';
import { groupChecks, type CheckGroup } from './check-groups';
import { CheckItem } from './check-item';
import { foldChecks, type Fold } from './fold-checks';
import { LazyDetails } from './lazy-details';
import type { Cell } from './outcome-matrix';
import { outcomeTone, outcomeWord } from './outcomes';

type Props = { verification: Verification; cell: Cell | null; onAll: () => void };

const TITLES: Record<Outcome, string> = { failed: 'Failed', 'not-checked': 'Not checked', passed: 'Passed' };

/** A longer list than this nobody reads to its end; the JSON has all. */
const MOST_ITEMS = 200;
/** Up to so many failures show their evidence at once. */
const MOST_OPEN = 12;

type Check = MembersCheck | ForwardingCheck;
type GroupProps = { outcome: Outcome; checks: readonly Check[]; datacenters: readonly string[] };

const thousands = (n: number): string => n.toLocaleString('en');

/** Every check with its evidence: what failed first, each thing told once, what passed folded; or those of one cell of a matrix. */
export function CheckList({ verification, cell, onAll }: Props) {
  const { forwardingChecks, membersChecks, forwardingLeftOut, datacenters } = verification;
  const { all, by } = useMemo(() => {
    const all: readonly Check[] = [...forwardingChecks, ...membersChecks];
    const of = (outcome: Outcome) => all.filter((check) => check.outcome === outcome);
    return { all, by: { failed: of('failed'), 'not-checked': of('not-checked'), passed: of('passed') } };
  }, [forwardingChecks, membersChecks]);
  if (cell) return <OfCell checks={all} cell={cell} onAll={onAll} />;
  const passed = by.passed.length + forwardingLeftOut;
  return (
    <div className="max-w-4xl space-y-6">
      {(['failed', 'not-checked'] as const).map((outcome) => (
        <Group key={outcome} outcome={outcome} checks={by[outcome]} datacenters={datacenters} />
      ))}
      {passed > 0 && (
        <LazyDetails
          summary={`${thousands(passed)} passed`}
          summaryClass="figures font-medium text-ink-soft hover:text-ink"
        >
          {() => (
            <>
              <ul className="mt-1 divide-y divide-line">
                <Items groups={groupChecks(by.passed)} />
              </ul>
              {forwardingLeftOut > 0 && (
                <p className="mt-2 text-ink-faint">
                  {thousands(forwardingLeftOut)} forwarded requests that passed are only counted.
                </p>
              )}
            </>
          )}
        </LazyDetails>
      )}
    </div>
  );
}

function OfCell({ checks, cell, onAll }: { checks: readonly Check[]; cell: Cell; onAll: () => void }) {
  const { check: kind, from, to } = cell;
  const chosen = checks.filter((check) =>
    'from' in check
      ? kind === 'forwarding' && check.from === from && check.to === to
      : kind === 'members' && check.datacenter === from,
  );
  return (
    <section aria-label="Chosen checks" className="max-w-4xl space-y-2">
      <h2 className="text-[0.9375rem] font-bold wrap-anywhere">
        {kind === 'forwarding' ? `Requests from ${from} to ${to}` : `WAN members as ${from} lists them`}
      </h2>
      <ul className="divide-y divide-line">
        {groupChecks(chosen).map((group) => (
          <CheckItem key={group.key} group={group} open about={kind === 'members' ? to : null} />
        ))}
      </ul>
      {chosen.length === 0 && (
        <p className="text-ink-soft">It passed; a list of all that passed would be too long here.</p>
      )}
      <button type="button" className="font-medium text-accent hover:underline" onClick={onAll}>
        Show all checks
      </button>
    </section>
  );
}

function Group({ outcome, checks, datacenters }: GroupProps) {
  const { folds, single } = useMemo(() => foldChecks(checks, datacenters), [checks, datacenters]);
  if (checks.length === 0) return null;
  const open = outcome === 'failed' && single.length <= MOST_OPEN;
  return (
    <section aria-label={TITLES[outcome]}>
      <h2 className="text-[0.9375rem] font-bold">
        {TITLES[outcome]}{' '}
        <span className="figures font-normal text-ink-faint">{thousands(checks.length)}</span>
      </h2>
      <ul className="mt-1 divide-y divide-line">
        {folds.map((fold) => (
          <FoldItem key={fold.key} fold={fold} outcome={outcome} />
        ))}
        <Items groups={single} open={open} />
      </ul>
    </section>
  );
}

/** Many that tell the same: their sentence, and each of them when it is opened. */
function FoldItem({ fold: { sentence, groups }, outcome }: { fold: Fold; outcome: Outcome }) {
  // Of a WAN pool the answer is the whole list, and the sentence says what is odd in it.
  const example =
    outcome === 'failed' && groups[0]?.kind === 'forwarding' ? groups[0].evidence[0] : undefined;
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] py-2.5">
      <SignIcon tone={outcomeTone(outcome)} size={18} className="mt-px" />
      <div className="min-w-0 space-y-1">
        <p className="font-medium wrap-anywhere">
          <span className="sr-only">{outcomeWord(outcome)}: </span>
          {sentence}
        </p>
        {example && <p className="font-mono text-xs wrap-anywhere text-ink-soft">{example.value}</p>}
        <LazyDetails
          summary={`Each of the ${groups.length.toLocaleString('en')}, with its evidence`}
          summaryClass="text-xs text-ink-faint hover:text-ink"
        >
          {() => (
            <ul className="mt-1 divide-y divide-line">
              <Items groups={groups} />
            </ul>
          )}
        </LazyDetails>
      </div>
    </li>
  );
}

function Items({ groups, open = false }: { groups: readonly CheckGroup[]; open?: boolean }) {
  return (
    <>
      {groups.slice(0, MOST_ITEMS).map((group) => (
        <CheckItem key={group.key} group={group} open={open} about={null} />
      ))}
      {groups.length > MOST_ITEMS && (
        <li className="py-2.5 text-ink-faint">
          {groups.length - MOST_ITEMS} more: GET /api/v1/verify has all.
        </li>
      )}
    </>
  );
}
