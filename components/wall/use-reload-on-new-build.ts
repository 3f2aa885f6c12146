'use client';
import { useEffect, useRef } from 'react';
import { useLive } from '../snapshot/live-provider';

/** A wall that nobody touches takes up a new version by itself: the first build it hears of is its own. */
export function useReloadOnNewBuild(): void {
  const { event } = useLive();
  const own = useRef<string | null>(null);
  const build = event?.build ?? null;
  useEffect(() => {
    if (build === null) return;
    own.current ??= build;
    if (own.current !== build) window.location.reload();
  }, [build]);
}
