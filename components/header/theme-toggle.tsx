'use client';
import { Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';

/** Both icons are in the markup and CSS shows one, so that the server need not know the theme. */
export function ThemeToggle() {
  const { resolvedTheme, setTheme } = useTheme();
  return (
    <button
      type="button"
      className="grid size-9 place-items-center rounded-lg text-ink-soft hover:bg-raised hover:text-ink"
      onClick={() => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark')}
      aria-label="Switch between light and dark"
      title="Switch between light and dark"
    >
      <Sun size={18} aria-hidden="true" className="hidden dark:block" />
      <Moon size={18} aria-hidden="true" className="dark:hidden" />
    </button>
  );
}
