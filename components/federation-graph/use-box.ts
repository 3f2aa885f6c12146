'use client';
import { useCallback, useState } from 'react';
import type { Box } from '@/lib/graph/point';

/** Sizes are taken in steps, so that a scroll bar coming or going does not lay the chart out anew. */
const STEP = 8;

/** The size of an element in CSS pixels; null before it is known. */
export function useBox(): [(element: HTMLElement | null) => (() => void) | undefined, Box | null] {
  const [box, setBox] = useState<Box | null>(null);
  const attach = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const width = Math.floor(entry.contentRect.width / STEP) * STEP;
      const height = Math.floor(entry.contentRect.height / STEP) * STEP;
      if (width === 0 || height === 0) return;
      setBox((before) => (before?.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [attach, box];
}
