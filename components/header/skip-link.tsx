/** Where every page's own content begins: for the skip link, and for the focus after a page has been left. */
export const CONTENT = 'content';

/** The first thing Tab meets: past the header. */
export function SkipLink() {
  return (
    <a
      href={`#${CONTENT}`}
      className="sr-only z-40 rounded-lg bg-accent px-4 py-2 font-semibold text-(--on-sign) focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      Skip to the content
    </a>
  );
}
