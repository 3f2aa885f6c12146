import Link from 'next/link';
import { useState } from 'react';
import type { WhatIfSnapshot } from '@/lib/snapshot/route-types';
import { SignIcon } from '../status/sign';
import type { Tone } from '../status/tone';
import { Unbroken } from '../unbroken';
import { predictionTone, predictionWord } from './route-tones';
import { wayPath } from './way-path';

type Change = WhatIfSnapshot['changes'][number];

const AT_FIRST = 12;

/** The worst that comes of it; unknown is never good. */
function verdictTone({ changes, unknown, remains }: WhatIfSnapshot): Tone {
  const lost = remains.some(({ quorum }) => quorum !== null && !quorum.kept);
  if (lost || changes.some(({ effect }) => effect === 'breaks')) return 'bad';
  if (changes.some(({ effect }) => effect === 'weakens')) return 'degraded';
  return unknown > 0 ? 'unknown' : 'good';
}

function ChangeRow({ change }: { change: Change }) {
  const { from, to, before, after } = change;
  return (
    <li className="border-t border-line py-1.5">
      <p className="flex flex-wrap items-center justify-between gap-x-3">
        <Link href={wayPath(from, to)} className="font-medium wrap-anywhere hover:underline">
          {from} → {to}
        </Link>
        <span className="inline-flex items-center gap-1.5 text-[0.8125rem]">
          <SignIcon tone={predictionTone(before.prediction)} size={13} />
          <span className="sr-only">before: </span>
          {predictionWord(before)}
          <span aria-hidden="true">→</span>
          <SignIcon tone={predictionTone(after.prediction)} size={13} />
          <span className="sr-only">then: </span>
          <strong>{predictionWord(after)}</strong>
        </span>
      </p>
      <p className="text-[0.8125rem] wrap-anywhere text-ink-soft">{after.reason}</p>
    </li>
  );
}

function remainsText({ gateways, quorum }: WhatIfSnapshot['remains'][number]): string {
  return [
    gateways && `${gateways.after} of ${gateways.before} usable mesh gateways left`,
    quorum &&
      (quorum.kept
        ? `quorum kept with ${quorum.aliveAfter} of ${quorum.voters} voters (${quorum.needed} needed)`
        : `quorum lost: ${quorum.aliveAfter} of ${quorum.voters} voters alive, ${quorum.needed} needed`),
  ]
    .filter(Boolean)
    .join('; ');
}

/** What breaks, what is left. */
export function WhatIfResult({ result }: { result: WhatIfSnapshot }) {
  const [all, setAll] = useState(false);
  const shown = all ? result.changes : result.changes.slice(0, AT_FIRST);
  return (
    <div className="space-y-2.5">
      <div role="status" className="grid grid-cols-[1.75rem_minmax(0,1fr)]">
        <SignIcon tone={verdictTone(result)} size={20} className="mt-px" />
        <p className="font-semibold wrap-anywhere">
          <Unbroken text={result.sentence} />
        </p>
      </div>
      {result.remains.length > 0 && (
        <ul className="space-y-1 text-[0.8125rem] text-ink-soft">
          {result.remains.map((remains) => (
            <li key={remains.datacenter} className="wrap-anywhere">
              <span className="font-medium text-ink">{remains.datacenter}:</span>{' '}
              {remainsText(remains) || 'its gateways and voters are not known'}
            </li>
          ))}
        </ul>
      )}
      {shown.length > 0 && (
        <ul aria-label="Ways that change">
          {shown.map((change) => (
            <ChangeRow key={`${change.from} ${change.to}`} change={change} />
          ))}
        </ul>
      )}
      {result.changes.length > shown.length && (
        <button
          type="button"
          className="font-medium text-accent hover:underline"
          onClick={() => setAll(true)}
        >
          All {result.changes.length} ways that change
        </button>
      )}
    </div>
  );
}
