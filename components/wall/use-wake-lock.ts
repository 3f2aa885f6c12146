'use client';
import { useEffect } from 'react';

/** Keeps the screen awake while the page is visible, where the browser can (a secure origin or localhost). */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let ended = false;
    const keep = async () => {
      if (ended || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      // A browser may refuse, for example on low battery: the wall works all the same.
      lock = await navigator.wakeLock.request('screen').catch(() => null);
    };
    void keep();
    document.addEventListener('visibilitychange', keep);
    return () => {
      ended = true;
      document.removeEventListener('visibilitychange', keep);
      void lock?.release();
    };
  }, []);
}
