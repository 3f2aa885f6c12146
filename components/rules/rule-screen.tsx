'use client';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { selectionPath } from '@/lib/graph/address';
import type { RulePage, Snapshot } from '@/lib/snapshot/types';
import { PageFrame } from '../page-frame';
import { SignIcon } from '../status/sign';
import { severityTone } from '../status/tone';
import { VerdictWord } from './verdict';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-1.5">
      <h2 className="text-[0.9375rem] font-bold">{title}</h2>
      {children}
    </section>
  );
}

function RuleLinks({ rules }: { rules: RulePage['folds'] }) {
  return (
    <ul className="list-disc space-y-0.5 pl-5">
      {rules.map(({ id, title }) => (
        <li key={id}>
          <Link href={`/rules/${id}`} className="text-accent hover:underline">
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What the rule says now: its findings, as roots or folded under one, or what it lacks. */
function Now({ rule, snapshot }: { rule: RulePage; snapshot: Snapshot }) {
  const verdict = snapshot.verdicts.find((one) => one.rule === rule.id);
  const found = snapshot.findings.flatMap((root) => [
    ...(root.rule === rule.id ? [{ root, title: root.title, severity: root.severity, folded: false }] : []),
    ...root.symptoms
      .filter((symptom) => symptom.rule === rule.id)
      .map(({ title, severity }) => ({ root, title, severity, folded: true })),
  ]);
  return (
    <div className="space-y-2 rounded-xl border border-line px-4 py-3">
      <p className="font-semibold">
        Now: <VerdictWord rule={rule.id} snapshot={snapshot} />
      </p>
      {found.length > 0 && (
        <ul className="space-y-1.5">
          {found.map(({ root, title, severity, folded }) => (
            <li key={`${root.id} ${title}`} className="flex items-start gap-2">
              <SignIcon tone={severityTone(severity)} size={16} className="mt-0.5" />
              <Link
                href={selectionPath({ kind: 'finding', id: root.id })}
                className="min-w-0 wrap-anywhere hover:underline"
              >
                {title}
                {folded && <span className="text-ink-faint">, a symptom of: {root.title}</span>}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {(verdict?.missing ?? []).length > 0 && (
        <div>
          <p>It could not read:</p>
          <ul className="list-disc pl-5 text-ink-soft">
            {verdict?.missing?.map((line) => (
              <li key={line} className="wrap-anywhere">
                {line}
              </li>
            ))}
          </ul>
        </div>
      )}
      {verdict?.status === 'not-applicable' && (
        <p className="text-ink-soft">It is about another kind of federation than this one.</p>
      )}
    </div>
  );
}

/** `/rules/<id>`: one rule, from its code, and what it says now. */
export function RuleScreen({ rule }: { rule: RulePage }) {
  return (
    <PageFrame>
      {(snapshot) => (
        <article className="mx-auto w-full max-w-3xl space-y-6 px-4 py-6 lg:px-6">
          <header className="space-y-1">
            <p className="text-[0.8125rem] text-ink-soft">
              <Link href="/rules" className="text-accent underline underline-offset-2 hover:no-underline">
                Rules
              </Link>{' '}
              · {rule.family}
            </p>
            <h1 className="text-2xl font-bold tracking-tight text-balance">{rule.title}</h1>
            <p className="font-mono text-xs text-ink-faint">{rule.id}</p>
          </header>
          <Now rule={rule} snapshot={snapshot} />
          <Part title="Why it matters">
            <p>{rule.why}</p>
          </Part>
          <Part title="What has to be read to see it">
            <p>{rule.evidence}</p>
            {rule.requires.length > 0 && (
              <p className="text-ink-soft">Without these it is inconclusive: {rule.requires.join(', ')}.</p>
            )}
            {rule.appliesTo !== null && <p className="text-ink-soft">{rule.appliesTo}</p>}
          </Part>
          <Part title="What mends it">
            <p>{rule.remedy}</p>
            <p className="text-ink-soft">
              See “{rule.section}”. A finding has the steps with the names filled in.
            </p>
          </Part>
          {rule.covers.length > 0 && (
            <Part title="Root causes it names">
              <ul className="list-disc space-y-0.5 pl-5">
                {rule.covers.map(({ code, name }) => (
                  <li key={code}>{name}</li>
                ))}
              </ul>
            </Part>
          )}
          {rule.folds.length > 0 && (
            <Part title="Shown as its symptoms">
              <RuleLinks rules={rule.folds} />
            </Part>
          )}
          {rule.foldsUnder.length > 0 && (
            <Part title="May itself be a symptom of">
              <RuleLinks rules={rule.foldsUnder} />
            </Part>
          )}
        </article>
      )}
    </PageFrame>
  );
}
