/** A browser lays this many rows out without a pause. */
export const PAGE = 400;

/** Below a table that is longer than one page of rows. */
export function MoreRows({ shown, all, onMore }: { shown: number; all: number; onMore: () => void }) {
  if (shown >= all) return null;
  return (
    <button
      type="button"
      className="mt-3 rounded-lg border border-line px-3 py-1.5 font-medium hover:bg-raised"
      onClick={onMore}
    >
      Show {Math.min(PAGE, all - shown)} more of {(all - shown).toLocaleString('en')}
    </button>
  );
}
