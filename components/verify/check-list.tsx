import type { ForwardingCheck, MembersCheck, Outcome, Verification } from '@/lib/snapshot/procedure-types';
import { CheckItem } from './check-item';
import type { Cell } from './outcome-matrix';
import { outcomeWord } from './outcomes';

type Props = { verification: Verification; cell: Cell | null; onAll: () => void };

const TITLES: Record<Outcome, string> = { failed: 'Failed', 'not-checked': 'Not checked', passed: 'Passed' };

/** A longer list than this nobody reads to its end; the JSON has all. */
const MOST_ITEMS = 200;

const isAbout = (cell: Cell) => (check: MembersCheck | ForwardingCheck) =>
  'from' in check
    ? cell.check === 'forwarding' && check.from === cell.from && check.to === cell.to
    : cell.check === 'members' && check.datacenter === cell.from;

/** Every check with its evidence: what failed first, what passed folded; or those of one cell of a matrix. */
export function CheckList({ verification, cell, onAll }: Props) {
  const all = [...verification.forwardingChecks, ...verification.membersChecks];
  if (cell) {
    const chosen = all.filter(isAbout(cell));
    return (
      <section aria-label="Chosen checks" className="max-w-4xl space-y-2">
        <h2 className="text-[0.9375rem] font-bold wrap-anywhere">
          {cell.check === 'forwarding'
            ? `Requests from ${cell.from} to ${cell.to}`
            : `WAN members as ${cell.from} lists them`}
        </h2>
        <ul className="divide-y divide-line">
          {chosen.map((check) => (
            <CheckItem
              key={keyOf(check)}
              check={check}
              open
              about={cell.check === 'members' ? cell.to : null}
            />
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
  const of = (outcome: Outcome) => all.filter((check) => check.outcome === outcome);
  return (
    <div className="max-w-4xl space-y-5">
      {(['failed', 'not-checked'] as const).map((outcome) => (
        <Group key={outcome} outcome={outcome} checks={of(outcome)} />
      ))}
      <details>
        <summary className="cursor-pointer font-medium text-ink-soft hover:text-ink">
          {of('passed').length + verification.forwardingLeftOut} passed
        </summary>
        <Group outcome="passed" checks={of('passed')} />
        {verification.forwardingLeftOut > 0 && (
          <p className="mt-2 text-ink-faint">
            {verification.forwardingLeftOut} forwarded requests that passed are only counted.
          </p>
        )}
      </details>
    </div>
  );
}

const keyOf = (check: MembersCheck | ForwardingCheck) =>
  `${'from' in check ? `${check.from} ${check.to}` : check.datacenter} ${check.vantage ?? ''}`;

function Group({
  outcome,
  checks,
}: {
  outcome: Outcome;
  checks: readonly (MembersCheck | ForwardingCheck)[];
}) {
  if (checks.length === 0) return null;
  return (
    <section aria-label={TITLES[outcome]}>
      {outcome !== 'passed' && (
        <h2 className="text-[0.9375rem] font-bold">
          {TITLES[outcome]} <span className="font-normal text-ink-faint">{checks.length}</span>
        </h2>
      )}
      <ul className="mt-1 divide-y divide-line">
        {checks.slice(0, MOST_ITEMS).map((check) => (
          <CheckItem
            key={keyOf(check)}
            check={check}
            open={outcome === 'failed' && checks.length <= 12}
            about={null}
          />
        ))}
      </ul>
      {checks.length > MOST_ITEMS && (
        <p className="mt-2 text-ink-faint">
          {checks.length - MOST_ITEMS} more {outcomeWord(outcome)}: GET /api/v1/verify has all.
        </p>
      )}
    </section>
  );
}
