import type { ReactNode } from 'react';
import { DemoBadge } from '../bands/demo-mark';
import { CommandLayer } from '../command/command-layer';
import { SettingsMenu } from '../settings/settings-menu';
import { FreshnessText } from './freshness-text';
import { Logo } from './logo';
import { Navigation } from './navigation';
import { PrintNote } from './print-note';
import { SkipLink } from './skip-link';

/** `controls`: those of the page, where the screen is wide enough for them. */
export function Header({ controls = null }: { controls?: ReactNode }) {
  return (
    <header className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 max-sm:gap-x-2.5 border-b border-line bg-panel px-4 py-2 lg:px-5">
      <SkipLink />
      <a href="/" className="flex items-center gap-2.5 text-ink max-sm:gap-2">
        <Logo />
        <span className="text-[1.0625rem] font-bold tracking-tight">Isthmus</span>
      </a>
      <DemoBadge />
      <div className="max-sm:order-last max-sm:w-full print:hidden">
        <Navigation />
      </div>
      <div className="ml-auto flex items-center gap-1 sm:gap-4">
        <span className="flex print:hidden">
          <FreshnessText />
        </span>
        <PrintNote />
        <span className="max-sm:hidden print:hidden">{controls}</span>
        <span className="flex print:hidden">
          <CommandLayer />
          <SettingsMenu />
        </span>
      </div>
    </header>
  );
}
