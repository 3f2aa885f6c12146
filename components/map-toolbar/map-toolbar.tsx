'use client';
import { useView } from '../selection/use-selection';
import { LayoutChoice } from './layout-choice';

/** What the map shows, and how. */
export function MapToolbar() {
  const [view] = useView();
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2 border-t border-line px-4 py-2 lg:px-6">
      {view === 'map' && <LayoutChoice />}
    </div>
  );
}
