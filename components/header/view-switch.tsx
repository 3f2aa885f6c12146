'use client';
import { Map as MapIcon, Table2 } from 'lucide-react';
import { useView } from '../selection/use-selection';

const VIEWS = [
  { view: 'map', word: 'Map', Icon: MapIcon },
  { view: 'table', word: 'Table', Icon: Table2 },
] as const;

/** The map, or the same pairs as a table. */
export function ViewSwitch() {
  const [shown, setView] = useView();
  return (
    <div role="group" aria-label="View" className="flex rounded-lg border border-line bg-raised p-0.5">
      {VIEWS.map(({ view, word, Icon }) => (
        <button
          key={view}
          type="button"
          aria-pressed={shown === view}
          onClick={() => void setView(view)}
          className={`inline-flex h-7 items-center gap-1.5 rounded-md px-2.5 text-[0.8125rem] font-medium ${
            shown === view ? 'bg-panel text-ink shadow-sm' : 'text-ink-soft hover:text-ink'
          }`}
        >
          <Icon size={15} aria-hidden="true" />
          {word}
        </button>
      ))}
    </div>
  );
}
