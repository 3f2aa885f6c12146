import type { ReactNode } from 'react';

/** A titled part of the page of a datacenter. */
export function Section({
  title,
  remark = null,
  children,
}: {
  title: string;
  remark?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-label={title} className="min-w-0 rounded-xl border border-line bg-panel px-4 py-4 lg:px-5">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-[0.9375rem] font-bold">{title}</h2>
        {remark !== null && <p className="text-xs text-ink-faint">{remark}</p>}
      </div>
      {children}
    </section>
  );
}
