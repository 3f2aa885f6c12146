'use client';
import { LoaderCircle, Play } from 'lucide-react';
import type { Snapshot } from '@/lib/snapshot/types';
import { CopyableCommand } from '../findings/copyable-command';
import { NotRead } from './not-read';
import { VerificationProgress } from './verification-progress';
import { VerificationResult } from './verification-result';
import { useStartVerification, useVerification } from './verify-queries';

/** The document's section "Verification", at the press of a button. */
export function VerificationPanel({ snapshot }: { snapshot: Snapshot }) {
  const { data, error } = useVerification();
  const start = useStartVerification();
  const running = data?.running ?? null;
  const busy = running !== null || start.isPending;
  return (
    <section aria-labelledby="verification-title" className="space-y-5">
      <div className="max-w-3xl">
        <h1 id="verification-title" className="text-xl font-bold tracking-tight lg:text-2xl">
          Verification
        </h1>
        <p className="mb-4 text-ink-soft">
          Asks Consul anew, from every agent that is configured: do its WAN members list all servers of all
          datacenters, alive and with their local addresses, and does a request forwarded to every other
          datacenter come back?
        </p>
        <button
          type="button"
          // Not `disabled`: that would take the focus away from whoever has just pressed it.
          aria-disabled={busy}
          onClick={() => {
            if (!busy) start.mutate();
          }}
          className="inline-flex h-10 items-center gap-2 rounded-lg bg-accent print:hidden px-4 font-semibold text-panel hover:opacity-90 aria-disabled:opacity-60"
        >
          {busy ? (
            <LoaderCircle size={16} aria-hidden="true" className="animate-spin" />
          ) : (
            <Play size={16} aria-hidden="true" />
          )}
          {busy ? 'Verifying …' : data?.last ? 'Verify again' : 'Verify now'}
        </button>
      </div>
      {start.error && <NotRead what="the verification" error={start.error} />}
      {running && <VerificationProgress running={running} />}
      {data && data.problem !== null && <p role="alert">{data.problem}</p>}
      {data?.last ? (
        <VerificationResult verification={data.last} snapshot={snapshot} />
      ) : data ? (
        !running && <NeverRun />
      ) : (
        <NotRead what="the last result" error={error} />
      )}
    </section>
  );
}

function NeverRun() {
  const origin = typeof window === 'undefined' ? '' : window.location.origin;
  return (
    <div className="max-w-3xl space-y-3 rounded-xl border border-line bg-raised p-4">
      <p className="font-semibold">Not verified since Isthmus was started.</p>
      <p className="text-ink-soft">
        The map is polled all the time and needs no button. This is the one-time proof of the document, for a
        change or a hand-over. From a command line or a monitoring system:
      </p>
      <CopyableCommand text={`npx isthmus check --verify --url ${origin}`} />
    </div>
  );
}
