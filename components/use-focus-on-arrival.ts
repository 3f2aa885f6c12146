'use client';
import { usePathname } from 'next/navigation';
import { useEffect, type RefObject } from 'react';

/** The page shown last: of the whole window, since every page has a frame of its own. */
let shown: string | null = null;

/**
 * After going to another page what was in focus is gone with the page left: the reader goes on at the content of this one. Not when the
 * window opens: a browser starts at the top.
 */
export function useFocusOnArrival(content: RefObject<HTMLElement | null>): void {
  const path = usePathname();
  useEffect(() => {
    const came = shown !== null && shown !== path;
    shown = path;
    if (came && (document.activeElement ?? document.body) === document.body)
      content.current?.focus({ preventScroll: true });
  }, [path, content]);
}
