'use client';
import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Measures an element before it is painted, and again when its box changes or the fonts have come. `what` changes with its content. */
export function useMeasured<E extends HTMLElement>(
  measure: (element: E) => void,
  what: unknown,
): RefObject<E | null> {
  const ref = useRef<E>(null);
  const latest = useRef(measure);
  useLayoutEffect(() => {
    latest.current = measure;
  });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    let ended = false;
    const again = () => {
      if (!ended) latest.current(element);
    };
    again();
    const observer = new ResizeObserver(again);
    observer.observe(element);
    void document.fonts.ready.then(again);
    return () => {
      ended = true;
      observer.disconnect();
    };
  }, [what]);
  return ref;
}
