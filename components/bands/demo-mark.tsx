'use client';
import { useLive } from '../snapshot/live-provider';
import { useHydrated } from '../snapshot/use-hydrated';
import { useSnapshot } from '../snapshot/snapshot-query';

function useIsDemo(): boolean {
  const { event } = useLive();
  const { data } = useSnapshot();
  const hydrated = useHydrated();
  return hydrated && (data?.snapshot.source ?? event?.source) === 'demo';
}

export function DemoBadge() {
  if (!useIsDemo()) return null;
  return (
    <span className="rounded-md bg-demo px-2.5 py-1 text-sm leading-none font-black tracking-[0.18em] text-on-demo">
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
