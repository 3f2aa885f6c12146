'use client';
import Link from 'next/link';
import { useState } from 'react';
import type { Verification } from '@/lib/snapshot/procedure-types';
import type { Snapshot } from '@/lib/snapshot/types';
import { Moment } from '../header/moment';
import { ageText } from '../snapshot/freshness';
import { useNow } from '../snapshot/use-now';
import { SignIcon } from '../status/sign';
import { CheckList } from './check-list';
import { OutcomeMatrix, type Cell } from './outcome-matrix';
import { outcomeTone } from './outcomes';

/** A result is of its moment: after this it no longer looks fresh, ms. */
const OLD_MS = 15 * 60_000;
/** More datacenters than this are no table for eyes: what did not pass is listed. */
const MOST_IN_TABLE = 24;

export function VerificationResult({
  verification,
  snapshot,
}: {
  verification: Verification;
  snapshot: Snapshot;
}) {
  const now = useNow();
  const [cell, setCell] = useState<Cell | null>(null);
  const { outcome, sentence, startedAt, finishedAt, datacenters, matrix, members, forwarding } = verification;
  const ageMs = Math.max(0, now - Date.parse(finishedAt));
  const old = ageMs > OLD_MS;
  const tookMs = Date.parse(finishedAt) - Date.parse(startedAt);
  const small = datacenters.length <= MOST_IN_TABLE;
  const missing = snapshot.datacenters.filter(({ name }) => !datacenters.includes(name));
  return (
    <div className="space-y-6">
      <div role="status" className="flex items-start gap-3">
        <SignIcon tone={old ? 'unknown' : outcomeTone(outcome)} size={28} className="mt-0.5" />
        <div>
          <p className="text-lg leading-snug font-bold text-balance wrap-anywhere">
            {old && <span className="text-ink-faint">At {new Date(finishedAt).toLocaleString()}: </span>}
            {sentence}
          </p>
          <p className="figures text-ink-soft">
            <span className="print:hidden">
              <Moment iso={finishedAt} />, {ageText(ageMs)} ago
            </span>
            <span className="hidden print:inline">{finishedAt.replace('T', ' ').slice(0, 19)} UTC</span>, in{' '}
            {(tookMs / 1_000).toFixed(1)} s. {members.passed + members.failed + members.notChecked} WAN pools,{' '}
            {(forwarding.passed + forwarding.failed + forwarding.notChecked).toLocaleString('en')} forwarded
            requests
            {verification.oneAgentEach && ', of one agent in each datacenter'}.
          </p>
          {missing.length > 0 && (
            <p className="font-medium">
              {missing.map(({ name }) => name).join(', ')} appeared since: verify again.
            </p>
          )}
        </div>
      </div>
      <div className="flex flex-wrap gap-x-12 gap-y-8">
        {small && (
          <div className="flex max-w-full flex-wrap content-start gap-x-10 gap-y-6 xl:max-2xl:max-w-min">
            <OutcomeMatrix
              check="members"
              title="WAN members"
              words={(from, to) => `${from} lists the servers of ${to}`}
              datacenters={datacenters}
              letters={matrix.members}
              chosen={cell}
              onChoose={setCell}
            />
            <OutcomeMatrix
              check="forwarding"
              title="Forwarded requests"
              words={(from, to) => `a request from ${from} to ${to}`}
              datacenters={datacenters}
              letters={matrix.forwarding}
              chosen={cell}
              onChoose={setCell}
            />
          </div>
        )}
        <div className="min-w-[min(100%,26rem)] flex-1 space-y-4">
          {outcome === 'failed' && snapshot.status !== 'ok' && (
            <p className="max-w-4xl wrap-anywhere">
              <span className="text-ink-faint">The diagnosis says:</span> {snapshot.headline}.{' '}
              <Link href="/" className="font-medium text-accent hover:underline">
                Cause and remedy
              </Link>
            </p>
          )}
          <CheckList verification={verification} cell={cell} onAll={() => setCell(null)} />
        </div>
      </div>
    </div>
  );
}
