'use client';
import { useEffect, useState } from 'react';
import type * as byDistance from './by-distance';

export type ByDistance = typeof byDistance;
type Loaded = { parts: ByDistance | null };

/** The layout by distance; `loading` until it is here, null where it is not wanted, or cannot be fetched: the ring stands in for it. */
export function useByDistance(isWanted: boolean): ByDistance | 'loading' | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    if (!isWanted || loaded) return;
    import('./by-distance').then(
      (parts) => setLoaded({ parts }),
      () => setLoaded({ parts: null }),
    );
  }, [isWanted, loaded]);
  if (!isWanted) return null;
  return loaded ? loaded.parts : 'loading';
}
