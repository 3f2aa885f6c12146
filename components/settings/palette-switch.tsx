'use client';
import { useEffect } from 'react';
import { paletteChoice } from './choices';

/** Puts the chosen palette on the root element, where the style sheet looks for it. */
export function PaletteSwitch() {
  const palette = paletteChoice.use();
  useEffect(() => {
    if (palette === 'safe') document.documentElement.dataset['palette'] = 'safe';
    else delete document.documentElement.dataset['palette'];
  }, [palette]);
  return null;
}
