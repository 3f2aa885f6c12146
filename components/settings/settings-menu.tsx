'use client';
import { Settings2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { Menu } from '../menu';

// Fetched when it is first opened.
const SettingsPanel = dynamic(() => import('./settings-panel').then((m) => m.SettingsPanel), { ssr: false });

/** How this browser shows things: theme, palette, clock. */
export function SettingsMenu() {
  return (
    <Menu
      label="Theme, palette and clock"
      summary={<Settings2 size={18} aria-hidden="true" />}
      className="grid size-9 place-items-center rounded-lg text-ink-soft hover:bg-raised hover:text-ink"
      panelClassName="right-0 w-72 space-y-3"
    >
      <SettingsPanel />
    </Menu>
  );
}
