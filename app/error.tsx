'use client';
import { Notice } from '@/components/states/notice';

/** The last resort: a fault of ours in drawing the page. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main>
      <Notice
        title="This page could not be drawn"
        lastGood="The data is not to blame, and nothing was lost: it is still read and can be had from the API."
        next={{
          text: 'The same as JSON, to go on with and to attach to a report of this fault:',
          command: `curl -s ${typeof window === 'undefined' ? '' : window.location.origin}/api/v1/snapshot`,
        }}
      >
        <p className="font-mono text-xs wrap-anywhere">
          {error.message}
          {error.digest && ` (${error.digest})`}
        </p>
        <button
          type="button"
          onClick={reset}
          className="rounded-lg border border-line px-3 py-1.5 font-medium text-ink hover:bg-raised"
        >
          Draw it again
        </button>
      </Notice>
    </main>
  );
}
