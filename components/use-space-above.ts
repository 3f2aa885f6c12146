'use client';
import { useEffect } from 'react';

/**
 * Keeps `--above` (all bands and the header, px), `--header` (what stays in view at the top when scrolling, px) and `--below` (what lies over
 * the foot, px) on the root element, so that the map with its legend fills exactly what is left of the screen, whatever band comes or goes.
 */
export function useSpaceAbove() {
  useEffect(() => {
    const parts = [...document.querySelectorAll<HTMLElement>('[data-above]')];
    const measure = () => {
      const height = (wanted: (part: HTMLElement) => boolean) =>
        parts.filter(wanted).reduce((sum, { offsetHeight }) => sum + offsetHeight, 0);
      const { style } = document.documentElement;
      style.setProperty('--above', `${height(() => true)}px`);
      style.setProperty('--header', `${height(({ dataset }) => dataset['above'] === 'header')}px`);
      style.setProperty('--below', `${height(({ dataset }) => dataset['above'] === 'foot')}px`);
    };
    const observer = new ResizeObserver(measure);
    for (const part of parts) observer.observe(part);
    return () => observer.disconnect();
  }, []);
}
