'use client';
import { useEffect, useRef, useState } from 'react';
import type { Snapshot } from '@/lib/snapshot/types';
import { whatChanged } from './what-changed';

/** Changes that come one after the other are told together, ms. */
const GATHER_MS = 1500;

/** Tells a screen reader in one sentence what changed since it was last told; the first picture is read as any page is. */
export function Announcer({ snapshot }: { snapshot: Snapshot }) {
  const [said, setSaid] = useState('');
  const told = useRef(snapshot);
  const newest = useRef(snapshot);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    newest.current = snapshot;
    if (timer.current !== undefined || told.current.revision === snapshot.revision) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const sentence = whatChanged(told.current, newest.current);
      told.current = newest.current;
      if (sentence !== null) setSaid(sentence);
    }, GATHER_MS);
  }, [snapshot]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <p aria-live="polite" aria-atomic="true" className="sr-only" data-announcer>
      {said}
    </p>
  );
}
