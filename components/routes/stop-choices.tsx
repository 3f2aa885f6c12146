'use client';
import { Search, X } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import type { DatacenterSnapshot } from '@/lib/snapshot/types';
import { SignIcon } from '../status/sign';
import { statusTone } from '../status/tone';
import { matchDatacenters, stopLabel, stoppables } from './stoppable';

type Props = {
  datacenters: readonly DatacenterSnapshot[];
  stops: readonly string[];
  onChange: (stops: readonly string[]) => void;
};

/** As many as fit without scrolling for long; more are found by typing. */
const AT_MOST = 6;
/** So few are open from the start. */
const FEW = 3;

const counted = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** One datacenter, folded until it matters: `open` when there are few, when it was searched for, or when something of it is stopped. */
function Choices({
  datacenter,
  stops,
  onChange,
  open,
}: Pick<Props, 'stops' | 'onChange'> & { datacenter: DatacenterSnapshot; open: boolean }) {
  const { name: home, status, meshGateways, servers } = datacenter;
  const [isOpen, setOpen] = useState(open);
  const all = stoppables(datacenter);
  const whole = stops.includes(`datacenter:${home}`);
  return (
    <details
      open={isOpen || all.some(({ stop }) => stops.includes(stop))}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      className="rounded-lg border border-line"
    >
      <summary className="cursor-pointer px-3 py-2 hover:bg-raised">
        <span className="inline-flex max-w-[90%] flex-wrap items-baseline gap-x-1.5">
          <SignIcon tone={statusTone(status)} size={14} className="self-center" />
          <span className="font-semibold wrap-anywhere">{home}</span>{' '}
          <span className="text-[0.8125rem] text-ink-faint">
            {meshGateways.length > 0 && `${counted(meshGateways.length, 'gateway')}, `}
            {counted(servers.length, 'server')}
          </span>
        </span>
      </summary>
      <fieldset className="px-3 pb-2.5">
        <legend className="sr-only">Stop of {home}</legend>
        {all.map(({ stop, kind, name, note }) => {
          const isImplied = whole && kind !== 'datacenter';
          return (
            <label
              key={stop}
              className={`flex items-start gap-2 py-0.5 leading-snug ${isImplied ? 'text-ink-faint' : 'cursor-pointer'}`}
            >
              <input
                type="checkbox"
                className="mt-0.5 size-4 shrink-0 accent-(--accent)"
                checked={isImplied || stops.includes(stop)}
                disabled={isImplied}
                onChange={({ target }) =>
                  onChange(target.checked ? [...stops, stop] : stops.filter((other) => other !== stop))
                }
              />
              <span className="min-w-0">
                <span className="font-medium wrap-anywhere">
                  {kind === 'datacenter' ? `all of ${name}` : name}
                </span>{' '}
                <span className="text-[0.8125rem] wrap-anywhere text-ink-faint">{note}</span>
              </span>
            </label>
          );
        })}
      </fieldset>
    </details>
  );
}

/** What to think away: a checkbox each, found by typing where there are many, and what is chosen in any case. */
export function StopChoices({ datacenters, stops, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed);
  const matches = matchDatacenters(datacenters, wanted);
  const few = datacenters.length <= FEW;
  return (
    <div className="space-y-2.5">
      {stops.length > 0 && (
        <ul aria-label="Stopped" className="flex flex-wrap gap-1.5">
          {stops.map((stop) => (
            <li key={stop}>
              <button
                type="button"
                onClick={() => onChange(stops.filter((other) => other !== stop))}
                className="inline-flex items-center gap-1 rounded-md border border-line bg-raised px-2 py-0.5 text-[0.8125rem] hover:border-accent"
                aria-label={`Do not stop ${stopLabel(stop)}`}
              >
                <span className="wrap-anywhere">{stopLabel(stop)}</span> <X size={13} aria-hidden="true" />
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              onClick={() => onChange([])}
              className="px-1 py-0.5 text-[0.8125rem] font-medium text-accent hover:underline"
            >
              Stop nothing
            </button>
          </li>
        </ul>
      )}
      {datacenters.length > AT_MOST && (
        <label className="flex h-9 items-center gap-2 rounded-lg border border-line bg-panel px-3 focus-within:border-accent">
          <Search size={15} aria-hidden="true" className="text-ink-faint" />
          <span className="sr-only">Find a datacenter, mesh gateway or server</span>
          <input
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder="Find a datacenter, gateway or server"
            className="w-full bg-transparent outline-none placeholder:text-ink-faint"
          />
        </label>
      )}
      {matches.slice(0, AT_MOST).map((datacenter) => (
        <Choices
          key={`${datacenter.name} ${few || wanted !== ''}`}
          datacenter={datacenter}
          stops={stops}
          onChange={onChange}
          open={few || wanted !== ''}
        />
      ))}
      {matches.length > AT_MOST && (
        <p className="text-[0.8125rem] text-ink-faint">
          {matches.length - AT_MOST} more: type a part of the name.
        </p>
      )}
      {matches.length === 0 && <p className="text-ink-soft">Nothing of that name.</p>}
    </div>
  );
}
