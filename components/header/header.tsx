import { DemoBadge } from '../bands/demo-mark';
import { FreshnessText } from './freshness-text';
import { Logo } from './logo';
import { ThemeToggle } from './theme-toggle';
import { ViewSwitch } from './view-switch';

export function Header() {
  return (
    <header className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-panel px-4 py-2 lg:px-5">
      <a href="/" className="flex items-center gap-2.5 text-ink">
        <Logo />
        <span className="text-[1.0625rem] font-bold tracking-tight">Isthmus</span>
      </a>
      <DemoBadge />
      <div className="ml-auto flex items-center gap-3 sm:gap-4">
        <FreshnessText />
        <span className="max-sm:hidden">
          <ViewSwitch />
        </span>
        <ThemeToggle />
      </div>
    </header>
  );
}
