'use client';
import { Settings2 } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useEffect, useRef } from 'react';
import { Choice } from '../choice';
import { useHydrated } from '../snapshot/use-hydrated';
import { clockChoice, paletteChoice } from './choices';

const THEMES = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const;
const PALETTES = [
  ['standard', 'Standard'],
  ['safe', 'Colour-blind safe'],
] as const;
const CLOCKS = [
  ['local', 'Here'],
  ['utc', 'UTC'],
] as const;

/** How this browser shows things: theme, palette, clock. */
export function SettingsMenu() {
  const details = useRef<HTMLDetailsElement>(null);
  const { theme, setTheme } = useTheme();
  const palette = paletteChoice.use();
  const clock = clockChoice.use();
  const hydrated = useHydrated();
  useEffect(() => {
    const close = (event: Event) => {
      const menu = details.current;
      if (!menu?.open) return;
      const leaves =
        event instanceof KeyboardEvent ? event.key === 'Escape' : !menu.contains(event.target as Node);
      if (leaves) menu.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  const chosen = THEMES.find(([value]) => value === theme)?.[0] ?? 'system';
  return (
    <details ref={details} className="relative">
      <summary
        className="grid size-9 cursor-pointer list-none place-items-center rounded-lg text-ink-soft hover:bg-raised hover:text-ink [&::-webkit-details-marker]:hidden"
        aria-label="Theme, palette and clock"
        title="Theme, palette and clock"
      >
        <Settings2 size={18} aria-hidden="true" />
      </summary>
      <div className="absolute right-0 z-30 mt-2 w-72 space-y-3 rounded-xl border border-line bg-panel p-4 shadow-lg">
        <Labelled word="Theme">
          <Choice label="Theme" options={THEMES} value={hydrated ? chosen : 'system'} onChange={setTheme} />
        </Labelled>
        <Labelled word="Palette">
          <Choice label="Palette" options={PALETTES} value={palette} onChange={paletteChoice.set} />
        </Labelled>
        <Labelled word="Clock">
          <Choice label="Clock" options={CLOCKS} value={clock} onChange={clockChoice.set} />
        </Labelled>
      </div>
    </details>
  );
}

function Labelled({ word, children }: { word: string; children: React.ReactNode }) {
  return (
    <div className="space-y-1">
      <p className="text-xs text-ink-faint">{word}</p>
      {children}
    </div>
  );
}
