'use client';
import { useEffect, useRef, useState, type ReactNode } from 'react';

type Props = {
  /** Spoken name of the button. */
  label: string;
  summary: ReactNode;
  /** Look of the button and of what it opens, and what that is placed against. */
  className: string;
  anchorClassName?: string;
  panelClassName: string;
  children: ReactNode;
};

/** A button that opens a panel; Escape and a press elsewhere close it. */
export function Menu({
  label,
  summary,
  className,
  anchorClassName = 'relative',
  panelClassName,
  children,
}: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  const [wasOpen, setWasOpen] = useState(false);
  useEffect(() => {
    const close = (event: Event) => {
      const menu = details.current;
      if (!menu?.open) return;
      const escapes = event instanceof KeyboardEvent && event.key === 'Escape';
      const leaves = event.type === 'pointerdown' && !menu.contains(event.target as Node);
      if (!escapes && !leaves) return;
      if (escapes && menu.contains(document.activeElement)) menu.querySelector('summary')?.focus();
      menu.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return (
    <details ref={details} className={anchorClassName} onToggle={() => setWasOpen(true)}>
      <summary
        className={`cursor-pointer list-none [&::-webkit-details-marker]:hidden ${className}`}
        aria-label={label}
        title={label}
      >
        {summary}
      </summary>
      <div
        className={`absolute z-30 mt-2 rounded-xl border border-line bg-panel p-4 shadow-lg ${panelClassName}`}
      >
        {wasOpen && children}
      </div>
    </details>
  );
}
