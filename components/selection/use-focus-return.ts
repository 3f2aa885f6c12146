'use client';
import { useEffect, useRef, type RefObject } from 'react';
import { formatSelection, type Selection } from '@/lib/graph/selection';

/** What opens the details of a selection says so: on the map as `data-item`, elsewhere as `data-opens`, `*` for a canvas that opens any. */
function openerOf(selection: string): HTMLElement | SVGElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement | SVGElement>('[data-item], [data-opens]')];
  const opens = ({ dataset }: HTMLElement | SVGElement) => dataset['item'] ?? dataset['opens'];
  return all.find((one) => opens(one) === selection) ?? all.find((one) => opens(one) === '*');
}

const lost = () => (document.activeElement ?? document.body) === document.body;

/**
 * The focus is never lost to what disappears: opened details get it when what opened them has gone, and what opened them when they are
 * closed. `details`: the part of the page that shows them, in a section that a script can focus.
 */
export function useFocusReturn(selection: Selection | null, details: RefObject<HTMLElement | null>): void {
  const now = selection === null ? null : formatSelection(selection);
  const before = useRef(now);
  useEffect(() => {
    const closed = before.current;
    if (closed === now) return;
    before.current = now;
    if (!lost()) return;
    const opener = now === null && closed !== null ? openerOf(closed) : undefined;
    const target = opener ?? details.current?.querySelector<HTMLElement>('section[tabindex]');
    target?.focus({ preventScroll: opener === undefined });
  }, [now, details]);
}
