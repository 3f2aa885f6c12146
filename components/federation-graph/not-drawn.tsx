/** What a large chart leaves out is said, not hidden. */
export function NotDrawn() {
  return (
    <p className="pointer-events-none absolute bottom-4 left-5 max-w-56 text-[0.6875rem] leading-snug text-ink-faint">
      Ways that are connected are not drawn one by one. Select a datacenter to see all of its ways; the table
      has every pair.
    </p>
  );
}
