'use client';
import { Search } from 'lucide-react';
import Link from 'next/link';
import { useDeferredValue } from 'react';
import type { RuleBook, RulePage, Snapshot } from '@/lib/snapshot/types';
import { Choice } from '../choice';
import { PageFrame } from '../page-frame';
import { isShown, matches, shownOptions } from './rule-filter';
import { useShown, useWords } from './rule-params';
import { VerdictWord } from './verdict';

function Row({ rule, snapshot }: { rule: RulePage; snapshot: Snapshot }) {
  return (
    <li className="grid gap-x-4 gap-y-0.5 border-t border-line py-2.5 first:border-t-0 sm:grid-cols-[8rem_minmax(0,1fr)] sm:items-baseline">
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

/** The parts of the page, beside them where there is room. */
function Contents({ parts }: { parts: readonly { id: string; title: string; count: number }[] }) {
  return (
    <nav aria-label="Kinds of rules" className="print:hidden max-lg:hidden">
      <ul className="sticky top-[calc(var(--header)+1.5rem)] space-y-0.5">
        {parts.map(({ id, title, count }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="flex items-baseline justify-between gap-3 rounded-md px-2.5 py-1 text-ink-soft hover:bg-raised hover:text-ink"
            >
              <span>{title}</span> <span className="figures text-xs text-ink-faint">{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const HIDDEN = [
  {
    id: 'unseen',
    title: 'What cannot be seen',
    text: 'Nothing that Consul tells over HTTP proves these causes. That no rule names them is no sign of health.',
    of: (book: RuleBook) => book.unseen,
  },
  {
    id: 'partly-seen',
    title: 'What is seen only at times',
    text: 'Rules name these causes when their effect shows. It may not show for a long time.',
    of: (book: RuleBook) => book.partlySeen,
  },
] as const;

/** `/rules`: every rule with what it says now, and what none of them can see. */
export function RulesScreen({ book }: { book: RuleBook }) {
  return <PageFrame>{(snapshot) => <Rules book={book} snapshot={snapshot} />}</PageFrame>;
}

function Rules({ book, snapshot }: { book: RuleBook; snapshot: Snapshot }) {
  const [shown, setShown] = useShown();
  const [typed, setTyped] = useWords();
  const wanted = useDeferredValue(typed);
  const families = book.families
    .map((family) => ({
      ...family,
      rules: family.rules.filter((rule) => isShown(rule, snapshot, shown, wanted)),
    }))
    .filter(({ rules }) => rules.length > 0);
  const hidden = HIDDEN.map(({ of, ...part }) => ({
    ...part,
    causes:
      shown === 'all'
        ? of(book).filter(({ name, reason, shownBy }) => matches([name, reason, shownBy], wanted))
        : [],
  })).filter(({ causes }) => causes.length > 0);
  const parts = [
    ...families.map(({ id, title, rules }) => ({ id, title, count: rules.length })),
    ...hidden.map(({ id, title, causes }) => ({ id, title, count: causes.length })),
  ];
  return (
    <div className="mx-auto grid w-full max-w-[74rem] gap-x-10 px-4 py-6 lg:grid-cols-[13.5rem_minmax(0,1fr)] lg:px-6">
      <div className="space-y-4 pb-6 lg:col-span-2">
        <div className="space-y-1.5">
          <h1 className="text-2xl font-bold tracking-tight">What is looked for</h1>
          <p className="max-w-prose text-ink-soft">
            Each rule looks for one way in which such a federation breaks. A rule that lacks something to read
            is inconclusive, never passed.
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Choice
            label="Verdict"
            options={shownOptions(snapshot)}
            value={shown}
            onChange={(next) => void setShown(next)}
          />
          <label className="flex h-8 w-full max-w-72 items-center gap-2 rounded-lg border border-line px-2.5 focus-within:border-accent print:hidden">
            <Search size={15} aria-hidden="true" className="shrink-0 text-ink-faint" />
            <span className="sr-only">Find a rule</span>
            <input
              value={typed}
              onChange={({ target }) => void setTyped(target.value || null)}
              placeholder="Find a rule"
              autoComplete="off"
              spellCheck={false}
              className="w-full min-w-0 bg-transparent outline-none placeholder:text-ink-faint"
            />
          </label>
        </div>
      </div>
      <Contents parts={parts} />
      <div className="min-w-0 space-y-8">
        {families.map(({ id, title, rules }) => (
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
        {hidden.map((part) => (
          <Hidden key={part.id} {...part} />
        ))}
        {parts.length === 0 && <p className="text-ink-soft">No rule has these words and this verdict.</p>}
      </div>
    </div>
  );
}
