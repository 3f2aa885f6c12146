'use client';
import { Search, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { isTyping } from '../is-typing';
import { useFilter } from '../selection/use-selection';

/** The filter as text; `/` leads here, Escape clears it. */
export function FilterField() {
  const [text, setText] = useFilter();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  const clear = () => void setText(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (text === '') input.current?.blur();
    else clear();
  };
  return (
    <div className="flex h-8 min-w-0 flex-1 basis-48 items-center gap-2 rounded-lg border border-line bg-panel pr-1 pl-2.5 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent sm:max-w-72">
      <Search size={15} aria-hidden="true" className="shrink-0 text-ink-faint" />
      <input
        ref={input}
        value={text}
        onChange={(event) => void setText(event.target.value || null)}
        onKeyDown={onKeyDown}
        aria-label="Filter datacenters by name, state, role or version"
        aria-keyshortcuts="/"
        placeholder="Filter: name, state, role, version"
        autoComplete="off"
        spellCheck={false}
        className="w-full min-w-0 bg-transparent outline-none placeholder:text-ink-faint"
      />
      {text === '' ? (
        <kbd
          aria-hidden="true"
          className="rounded border border-line px-1.5 font-mono text-[0.6875rem] text-ink-faint max-sm:hidden"
        >
          /
        </kbd>
      ) : (
        <button
          type="button"
          onClick={clear}
          aria-label="Clear the filter"
          title="Clear the filter: Esc"
          className="grid size-6 shrink-0 place-items-center rounded text-ink-soft hover:bg-raised hover:text-ink"
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
