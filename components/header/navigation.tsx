'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { PAGES } from './pages';

/** The way between the pages; the one that is shown is marked for eyes and ears. */
export function Navigation() {
  const here = usePathname();
  const isShown = (path: string) => here === path || (path !== '/' && here.startsWith(`${path}/`));
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-1 max-sm:-mx-2 max-sm:gap-0">
      {PAGES.map(({ path, word }) => (
        <Link
          key={path}
          href={path}
          aria-current={isShown(path) ? 'page' : undefined}
          className={`rounded-md px-2.5 py-1 max-sm:px-[0.4375rem] text-[0.8125rem] font-medium whitespace-nowrap ${
            isShown(path) ? 'bg-raised text-ink' : 'text-ink-soft hover:text-ink'
          }`}
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}
