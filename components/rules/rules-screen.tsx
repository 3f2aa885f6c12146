'use client';
import Link from 'next/link';
import type { RuleBook, RulePage, Snapshot } from '@/lib/snapshot/types';
import { PageFrame } from '../page-frame';
import { VerdictWord } from './verdict';

function Row({ rule, snapshot }: { rule: RulePage; snapshot: Snapshot }) {
  return (
    <li className="grid gap-x-4 gap-y-0.5 border-t border-line py-2.5 first:border-t-0 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <VerdictWord rule={rule.id} snapshot={snapshot} />
      <div className="min-w-0">
        <Link href={`/rules/${rule.id}`} className="font-semibold hover:underline">
          {rule.title}
        </Link>
        <p className="text-[0.8125rem] text-ink-soft">{rule.evidence}</p>
      </div>
    </li>
  );
}

/** Causes that silence is no evidence against. */
function Hidden({
  id,
  title,
  text,
  causes,
}: {
  id: string;
  title: string;
  text: string;
  causes: RuleBook['unseen'];
}) {
  if (causes.length === 0) return null;
  return (
    <section aria-labelledby={id} className="space-y-2">
      <h2 id={id} className="text-lg font-bold">
        {title}
      </h2>
      <p className="max-w-prose text-ink-soft">{text}</p>
      <dl className="rounded-xl border border-line px-4 py-1">
        {causes.map(({ code, name, reason, shownBy }) => (
          <div key={code} className="space-y-0.5 border-t border-line py-2.5 first:border-t-0">
            <dt className="font-semibold">{name}</dt>
            <dd className="text-[0.8125rem] text-ink-soft">
              {reason} What shows it: {shownBy}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function countsText({ verdicts }: Pick<Snapshot, 'verdicts'>): string {
  const counts = [
    ['found something', 'failed'],
    ['passed', 'passed'],
    ['inconclusive', 'inconclusive'],
    ['do not apply', 'not-applicable'],
    ['could not run', 'errored'],
  ] as const;
  const told = counts.flatMap(([word, status]) => {
    const n = verdicts.filter((verdict) => verdict.status === status).length;
    return n > 0 ? [`${n} ${word}`] : [];
  });
  return `${verdicts.length} rules: ${told.join(', ')}.`;
}

/** `/rules`: every rule with what it says now, and what none of them can see. */
export function RulesScreen({ book }: { book: RuleBook }) {
  return (
    <PageFrame>
      {(snapshot) => (
        <div className="mx-auto w-full max-w-4xl space-y-8 px-4 py-6 lg:px-6">
          <div className="space-y-1.5">
            <h1 className="text-2xl font-bold tracking-tight">What is looked for</h1>
            <p className="max-w-prose text-ink-soft">
              Each rule looks for one way in which such a federation breaks. A rule that lacks something to
              read is inconclusive, never passed.
            </p>
            <p className="font-semibold">{countsText(snapshot)}</p>
          </div>
          {book.families.map(({ id, title, rules }) => (
            <section key={id} aria-labelledby={id} className="space-y-2">
              <h2 id={id} className="text-lg font-bold">
                {title}
              </h2>
              <ul className="rounded-xl border border-line px-4 py-1">
                {rules.map((rule) => (
                  <Row key={rule.id} rule={rule} snapshot={snapshot} />
                ))}
              </ul>
            </section>
          ))}
          <Hidden
            id="unseen"
            title="What cannot be seen"
            text="Nothing that Consul tells over HTTP proves these causes. That no rule names them is no sign of health."
            causes={book.unseen}
          />
          <Hidden
            id="partly-seen"
            title="What is seen only at times"
            text="Rules name these causes when their effect shows. It may not show for a long time."
            causes={book.partlySeen}
          />
        </div>
      )}
    </PageFrame>
  );
}
