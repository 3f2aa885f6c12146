import type { ReactNode } from 'react';
import { CopyableCommand } from '../findings/copyable-command';

type Props = {
  title: string;
  children: ReactNode;
  /** Last good time, or that there never was one. */
  lastGood?: string;
  next?: { text: string; command: string };
};

/** A screen without a map: what is the cause, when it was last well, what to type next. */
export function Notice({ title, children, lastGood, next }: Props) {
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
      {lastGood !== undefined && <p className="text-ink-faint">{lastGood}</p>}
      {next && (
        <div className="space-y-1.5">
          <p className="font-medium">{next.text}</p>
          <CopyableCommand text={next.command} />
        </div>
      )}
    </section>
  );
}
