'use client';
import { ChevronsUpDown } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import type { DatacenterSnapshot } from '@/lib/snapshot/types';
import { SignIcon } from '../status/sign';
import { statusTone } from '../status/tone';
import { matchNames } from './match-names';

type Props = {
  label: string;
  datacenters: readonly DatacenterSnapshot[];
  /** The chosen name, also when there is no such datacenter. */
  value: string;
  onChoose: (name: string) => void;
  /** What stands there while nothing is chosen. */
  placeholder?: string;
};

/** More are found by typing. */
const AT_MOST = 60;

/** Chooses a datacenter by typing a part of its name: as good with 3 as with 200 (ARIA combobox with a listbox). */
export function DatacenterCombobox({
  label,
  datacenters,
  value,
  onChoose,
  placeholder = 'Type a part of its name',
}: Props) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const open = typed !== null;
  const byName = new Map(datacenters.map((datacenter) => [datacenter.name, datacenter]));
  const matches = matchNames([...byName.keys()], typed ?? '').slice(0, AT_MOST);
  const at = Math.min(active, matches.length - 1);

  const type = (text: string | null) => {
    setTyped(text);
    setActive(0);
  };
  const choose = (name: string | undefined) => {
    type(null);
    if (name !== undefined && name !== value) onChoose(name);
  };
  const start = () => {
    setTyped('');
    setActive(Math.max(0, [...byName.keys()].slice(0, AT_MOST).indexOf(value)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!open) start();
      else if (matches.length > 0) setActive((at + step + matches.length) % matches.length);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(matches[at]);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      type(null);
    }
  };
  return (
    <div className="relative min-w-0 flex-1 sm:max-w-72">
      <label htmlFor={id} className="block text-xs text-ink-faint">
        {label}
      </label>
      <div className="mt-1 flex h-10 items-center gap-2 rounded-lg border border-line bg-panel px-3 focus-within:border-accent">
        {value !== '' && <SignIcon tone={statusTone(byName.get(value)?.status ?? 'unknown')} size={16} />}
        <input
          id={id}
          role="combobox"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && matches[at] !== undefined ? `${id}-${at}` : undefined}
          autoComplete="off"
          spellCheck={false}
          value={typed ?? value}
          placeholder={value || placeholder}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
          onClick={() => !open && start()}
          onBlur={() => type(null)}
          className="w-full min-w-0 bg-transparent font-semibold outline-none placeholder:font-normal placeholder:text-ink-faint"
        />
        <ChevronsUpDown size={15} aria-hidden="true" className="shrink-0 text-ink-faint" />
      </div>
      {open && (
        <ul
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          className="absolute z-30 mt-1 max-h-72 w-full overflow-y-auto rounded-lg border border-line bg-panel py-1 shadow-lg"
        >
          {matches.map((name, index) => (
            <li
              key={name}
              id={`${id}-${index}`}
              role="option"
              aria-selected={name === value}
              // Before the field loses focus and the list is gone.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(name);
              }}
              onMouseEnter={() => setActive(index)}
              ref={index === at ? (item) => item?.scrollIntoView({ block: 'nearest' }) : undefined}
              className={`flex cursor-pointer items-center gap-2 px-3 py-1.5 ${index === at ? 'bg-raised' : ''}`}
            >
              <SignIcon tone={statusTone(byName.get(name)?.status ?? 'unknown')} size={14} />
              <span className={`wrap-anywhere ${name === value ? 'font-semibold' : ''}`}>{name}</span>
            </li>
          ))}
          {matches.length === 0 && <li className="px-3 py-1.5 text-ink-soft">No datacenter of that name</li>}
        </ul>
      )}
    </div>
  );
}
