'use client';
import { Keyboard, Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useCallback, useEffect, useRef, useState } from 'react';
import { isTyping } from '../is-typing';

// Fetched when they are first asked for.
const CommandPalette = dynamic(() => import('./command-palette').then((m) => m.CommandPalette), {
  ssr: false,
});
const KeyboardHelp = dynamic(() => import('./keyboard-help').then((m) => m.KeyboardHelp), { ssr: false });

type Open = 'palette' | 'help' | null;

/** The command palette (`mod+k`) and the keyboard help (`?`), with a button for each. */
export function CommandLayer() {
  const [open, setOpen] = useState<Open>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useCallback(() => setOpen(null), []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen((before) => (before === 'palette' ? null : 'palette'));
      } else if (event.key === '?' && !isTyping(event)) setOpen('help');
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  useEffect(() => {
    const element = dialog.current;
    if (open !== null && !element?.open) element?.showModal();
    if (open === null && element?.open) element.close();
  }, [open]);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen('palette')}
        className="grid size-9 place-items-center rounded-lg text-ink-soft hover:bg-raised hover:text-ink"
        aria-label="Search (Ctrl K)"
        title="Search (Ctrl K)"
      >
        <Search size={18} aria-hidden="true" />
      </button>
      <button
        type="button"
        onClick={() => setOpen('help')}
        className="grid size-9 place-items-center rounded-lg text-ink-soft hover:bg-raised hover:text-ink max-sm:hidden"
        aria-label="Keyboard help (?)"
        title="Keyboard help (?)"
      >
        <Keyboard size={18} aria-hidden="true" />
      </button>
      <dialog
        ref={dialog}
        aria-label={open === 'help' ? 'Keyboard help' : 'Search'}
        onClose={close}
        onClick={(event) => {
          if (event.target === dialog.current) close();
        }}
        className="m-auto mt-[12dvh] w-[min(40rem,calc(100vw-2rem))] rounded-xl border border-line bg-panel p-0 text-ink shadow-2xl backdrop:bg-black/50"
      >
        {open === 'palette' && <CommandPalette onDone={close} />}
        {open === 'help' && <KeyboardHelp />}
      </dialog>
    </>
  );
}
