'use client';
import { useLayoutEffect } from 'react';
import { paletteChoice } from './choices';

/** Puts the chosen palette on the root element, where the style sheet looks for it: before anything paints by it. */
export function PaletteSwitch() {
  const palette = paletteChoice.use();
  useLayoutEffect(() => {
    if (palette === 'safe') document.documentElement.dataset['palette'] = 'safe';
    else delete document.documentElement.dataset['palette'];
  }, [palette]);
  return null;
}
