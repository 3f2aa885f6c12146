'use client';
import { useTheme } from 'next-themes';
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

/** Theme, palette and clock, to choose from. */
export function SettingsPanel() {
  const { theme, setTheme } = useTheme();
  const palette = paletteChoice.use();
  const clock = clockChoice.use();
  const hydrated = useHydrated();
  const chosen = THEMES.find(([value]) => value === theme)?.[0] ?? 'system';
  return (
    <>
      <Labelled word="Theme">
        <Choice label="Theme" options={THEMES} value={hydrated ? chosen : 'system'} onChange={setTheme} />
      </Labelled>
      <Labelled word="Palette">
        <Choice label="Palette" options={PALETTES} value={palette} onChange={paletteChoice.set} />
      </Labelled>
      <Labelled word="Clock">
        <Choice label="Clock" options={CLOCKS} value={clock} onChange={clockChoice.set} />
      </Labelled>
    </>
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
