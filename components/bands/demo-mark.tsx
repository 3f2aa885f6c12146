'use client';
import { createContext, useContext } from 'react';
import { useLive } from '../snapshot/live-provider';
import { useHydrated } from '../snapshot/use-hydrated';
import { useSnapshot } from '../snapshot/snapshot-query';

/** Whether the server plays the demo: told with the page, before any data has come, so that nothing moves when it does. */
export const Played = createContext(false);

function useIsDemo(): boolean {
  const played = useContext(Played);
  const { event } = useLive();
  const { data } = useSnapshot();
  const hydrated = useHydrated();
  const source = hydrated ? (data?.snapshot.source ?? event?.source) : undefined;
  return source === undefined ? played : source === 'demo';
}

export function DemoBadge() {
  if (!useIsDemo()) return null;
  return (
    <span className="rounded-md bg-demo px-2.5 py-1 text-sm leading-none font-black tracking-[0.18em] text-on-demo max-sm:px-1.5 max-sm:text-xs max-sm:tracking-wider">
      DEMO
    </span>
  );
}

/** On every page while what is shown is the embedded demo federation. */
export function DemoBand() {
  if (!useIsDemo()) return null;
  return (
    <section
      aria-label="Demo"
      className="bg-demo px-4 py-1.5 text-center text-[0.8125rem] font-semibold text-on-demo"
    >
      DEMO: this is an invented federation inside Isthmus, not your Consul.
    </section>
  );
}
