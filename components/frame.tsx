'use client';
import { useRef, type ReactNode } from 'react';
import { FreshnessBand } from './bands/freshness-band';
import { Header } from './header/header';
import { CONTENT } from './header/skip-link';
import { VerdictLine } from './header/verdict-line';
import { useFocusOnArrival } from './use-focus-on-arrival';
import { useSpaceAbove } from './use-space-above';

export type FrameProps = {
  /** What stands in the header beside the navigation on this page. */
  controls?: ReactNode;
  /** The page opens with the whole verdict by itself. */
  ownVerdict?: boolean;
  children: ReactNode;
};

/** Header, verdict, content, and the age of the data. */
export function Frame({ controls, ownVerdict = false, children }: FrameProps) {
  const content = useRef<HTMLElement>(null);
  useSpaceAbove();
  useFocusOnArrival(content);
  return (
    <div className="flex min-h-dvh flex-col">
      <div data-above="header" className="z-20 lg:sticky lg:top-0">
        <Header controls={controls} />
        {!ownVerdict && <VerdictLine />}
      </div>
      <main
        ref={content}
        id={CONTENT}
        tabIndex={-1}
        className="flex flex-1 flex-col pb-(--below) outline-none"
      >
        {children}
      </main>
      {/* Over the foot of the page, always in view, whatever is scrolled: nothing that somebody reads moves when it comes. */}
      <div data-above="foot" className="fixed inset-x-0 bottom-0 z-30">
        <FreshnessBand />
      </div>
    </div>
  );
}
