import type { VerificationState } from '@/lib/snapshot/procedure-types';

/** How far a run is. */
export function VerificationProgress({ running }: { running: NonNullable<VerificationState['running']> }) {
  const { answered, of } = running;
  return (
    <div className="max-w-3xl space-y-1.5">
      <progress
        value={answered}
        max={Math.max(1, of)}
        aria-label="Questions answered"
        className="verify-progress block h-2 w-full"
      />
      <p role="status" className="figures text-ink-soft">
        {of === 0 ? 'Asking every agent …' : `${answered} of ${of} questions answered`}
      </p>
    </div>
  );
}
