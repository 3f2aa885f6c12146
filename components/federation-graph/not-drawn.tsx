/** What a crowded chart leaves out is said, not hidden. */
export function NotDrawn({ count }: { count: number }) {
  return (
    <p className="pointer-events-none absolute bottom-4 left-5 max-w-52 text-[0.6875rem] leading-snug text-ink-faint">
      {count.toLocaleString('en')} half-bridges are not drawn, the worst are. All of them are in the table.
    </p>
  );
}
