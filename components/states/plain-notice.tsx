import type { ReactNode } from 'react';

type Props = { title: string; children: ReactNode; /** What to do next. */ below?: ReactNode };

/** A screen without a map, and without a line of code in the browser: whatever stands on the page for what is not found is loaded by every page. */
export function PlainNotice({ title, children, below }: Props) {
  return (
    <section className="mx-auto flex w-full max-w-xl flex-col gap-4 px-5 py-16 lg:py-24">
      <svg viewBox="0 0 240 70" width={240} height={70} aria-hidden="true">
        <path d="M4,58C34,58 30,30 60,34S92,58 104,58Z" className="coast" />
        <path d="M136,58C150,58 152,38 178,36S206,58 236,58Z" className="coast" />
        <path d="M104,56C112,44 128,44 136,56" className="half tone-unknown" />
        <path d="M0,62H240" className="graticule" />
      </svg>
      <h1 className="text-2xl font-bold tracking-tight text-balance wrap-anywhere">{title}</h1>
      <div className="space-y-2 text-[0.9375rem] text-ink-soft">{children}</div>
      {below}
    </section>
  );
}
