import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import type { Snapshot } from '@/lib/snapshot/types';
import { SignIcon } from '../status/sign';
import { statusTone } from '../status/tone';
import { Unbroken } from '../unbroken';
import { documentTitle } from './document-title';

// Has nothing to say before the first change.
const Announcer = dynamic(() => import('../announcer/announcer').then((m) => m.Announcer), { ssr: false });

/** Letters of a sentence that is set smaller: it must not push the map off the screen. */
const LONG = { rather: 96, very: 140 };

/** `asOf`: the clock time it speaks of, when that is not now. */
export function Headline({ snapshot, asOf }: { snapshot: Snapshot; asOf: string | null }) {
  const { status, headline, coverage, source } = snapshot;
  useEffect(() => {
    document.title = documentTitle({ status, headline, source });
  }, [status, headline, source]);
  return (
    <div className="px-4 pt-4 pb-3 lg:px-6">
      <div className="flex items-start gap-3">
        <SignIcon
          tone={asOf !== null && status === 'ok' ? 'unknown' : statusTone(status)}
          size={30}
          className="mt-0.5"
        />
        <h1
          className={`line-clamp-4 font-bold tracking-tight text-balance [overflow-wrap:anywhere] ${
            headline.length > LONG.very
              ? 'pt-1 leading-6 max-sm:text-base lg:text-lg'
              : headline.length > LONG.rather
                ? 'pt-1 text-lg leading-6 lg:text-xl lg:leading-7'
                : 'text-xl leading-8 max-sm:leading-7 lg:text-2xl'
          }`}
        >
          <span className="sr-only">{status}: </span>
          {asOf !== null && <span className="text-ink-faint">At {asOf}: </span>}
          <Unbroken text={headline} />
        </h1>
      </div>
      <Announcer snapshot={snapshot} />
      <p className="mt-0.5 pl-[2.625rem] text-ink-soft">{coverage.sentence}</p>
    </div>
  );
}
