/** Before the first answer: the sea, and no island that might be mistaken for one. */
export function Loading() {
  return (
    <div role="status" className="grid min-h-[60vh] place-items-center px-4">
      <div className="flex flex-col items-center gap-4 text-ink-soft">
        <svg width={120} height={60} viewBox="0 0 120 60" aria-hidden="true" className="animate-pulse">
          <path d="M8,44Q60,-8 112,44" className="half tone-unknown" />
          <circle cx={8} cy={46} r={4} className="bridgehead" />
          <circle cx={112} cy={46} r={4} className="bridgehead" />
        </svg>
        <h1>Reading the federation …</h1>
      </div>
    </div>
  );
}
