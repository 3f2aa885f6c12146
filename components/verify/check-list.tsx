import type { ForwardingCheck, MembersCheck, Outcome, Verification } from '@/lib/snapshot/procedure-types';
import { groupChecks } from './check-groups';
import { CheckItem } from './check-item';
import type { Cell } from './outcome-matrix';
import { outcomeWord } from './outcomes';

type Props = { verification: Verification; cell: Cell | null; onAll: () => void };

const TITLES: Record<Outcome, string> = { failed: 'Failed', 'not-checked': 'Not checked', passed: 'Passed' };

/** A longer list than this nobody reads to its end; the JSON has all. */
const MOST_ITEMS = 200;
/** Up to so many failures show their evidence at once. */
const MOST_OPEN = 12;

type Check = MembersCheck | ForwardingCheck;

/** Every check with its evidence: what failed first, what passed folded; or those of one cell of a matrix. */
export function CheckList({ verification, cell, onAll }: Props) {
  const all = [...verification.forwardingChecks, ...verification.membersChecks];
  if (cell) return <OfCell checks={all} cell={cell} onAll={onAll} />;
  const of = (outcome: Outcome) => all.filter((check) => check.outcome === outcome);
  const passed = of('passed').length + verification.forwardingLeftOut;
  return (
    <div className="max-w-4xl space-y-5">
      {(['failed', 'not-checked'] as const).map((outcome) => (
        <Group key={outcome} outcome={outcome} checks={of(outcome)} />
      ))}
      {passed > 0 && (
        <details>
          <summary className="cursor-pointer font-medium text-ink-soft hover:text-ink">
            {passed} passed
          </summary>
          <Group outcome="passed" checks={of('passed')} />
          {verification.forwardingLeftOut > 0 && (
            <p className="mt-2 text-ink-faint">
              {verification.forwardingLeftOut} forwarded requests that passed are only counted.
            </p>
          )}
        </details>
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

function Group({ outcome, checks }: { outcome: Outcome; checks: readonly Check[] }) {
  const groups = groupChecks(checks);
  if (groups.length === 0) return null;
  return (
    <section aria-label={TITLES[outcome]}>
      {outcome !== 'passed' && (
        <h2 className="text-[0.9375rem] font-bold">
          {TITLES[outcome]} <span className="font-normal text-ink-faint">{groups.length}</span>
        </h2>
      )}
      <ul className="mt-1 divide-y divide-line">
        {groups.slice(0, MOST_ITEMS).map((group) => (
          <CheckItem
            key={group.key}
            group={group}
            open={outcome === 'failed' && groups.length <= MOST_OPEN}
            about={null}
          />
        ))}
      </ul>
      {groups.length > MOST_ITEMS && (
        <p className="mt-2 text-ink-faint">
          {groups.length - MOST_ITEMS} more {outcomeWord(outcome)}: GET /api/v1/verify has all.
        </p>
      )}
    </section>
  );
}
