'use client';
import { useSyncExternalStore } from 'react';

/** A choice of the reader that this browser remembers; all parts of the page that use it follow at once. */
export type StoredChoice<T extends string> = {
  use: () => T;
  set: (value: T) => void;
  get: () => T;
};

/** `values[0]` is what holds until somebody chooses, and on the server. A browser without storage forgets at the next load. */
export function storedChoice<T extends string>(key: string, values: readonly [T, ...T[]]): StoredChoice<T> {
  const listeners = new Set<() => void>();
  let chosen: T | null = null;
  const read = (): T => {
    if (chosen !== null) return chosen;
    if (typeof window === 'undefined') return values[0];
    let stored: string | null = null;
    try {
      stored = window.localStorage.getItem(key);
    } catch {
      // Storage is switched off.
    }
    chosen = values.find((value) => value === stored) ?? values[0];
    return chosen;
  };
  return {
    use: () =>
      useSyncExternalStore(
        (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        read,
        () => values[0],
      ),
    get: read,
    set: (value) => {
      chosen = value;
      try {
        window.localStorage.setItem(key, value);
      } catch {
        // Remembered for this page only.
      }
      for (const listener of listeners) listener();
    },
  };
}
