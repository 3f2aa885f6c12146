'use client';
import { Search } from 'lucide-react';
import Link from 'next/link';
import { useDeferredValue, useMemo, useState } from 'react';
import { datacenterPath, selectionPath } from '@/lib/graph/address';
import type { PairCell } from '@/lib/graph/pair-cells';
import type { Snapshot } from '@/lib/snapshot/types';
import { pairLabel } from '../federation-graph/labels';
import { matchNames } from '../routes/match-names';
import { SignIcon } from '../status/sign';
import { StateWord } from '../status/state-word';
import { pairTone } from '../status/tone';
import { otherGroups, waysText, type Other, type OtherGroup } from './ways';

type Props = { snapshot: Snapshot; datacenter: string };

/** Of a group that is not well so many stand in sight; the others are named when it is opened. */
const AT_FIRST = 6;
/** More than these are searched. */
const FEW = 12;

/** Every way into a datacenter and out of it: what is not well by name, what is alike counted. */
export function WaysTable({ snapshot, datacenter }: Props) {
  const groups = useMemo(() => otherGroups(snapshot, datacenter), [snapshot, datacenter]);
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed);
  const others = groups.flatMap((group) => group.others);
  if (others.length === 0) return <p className="text-ink-soft">No other datacenter is known.</p>;
  const found = matchNames(
    others.map(({ name }) => name),
    wanted,
  );
  const byName = new Map(others.map((other) => [other.name, other]));
  return (
    <div className="space-y-2">
      {others.length > FEW && (
        <label className="print:hidden flex h-9 max-w-xs items-center gap-2 rounded-lg border border-line px-3 focus-within:border-accent">
          <Search size={15} aria-hidden="true" className="text-ink-faint" />
          <span className="sr-only">Find a datacenter</span>
          <input
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={`Find one of ${others.length} datacenters`}
            className="w-full bg-transparent outline-none placeholder:text-ink-faint"
          />
        </label>
      )}
      <table className="w-full text-left">
        <caption className="sr-only">Ways between {datacenter} and the others</caption>
        <thead className="text-xs text-ink-faint max-sm:sr-only">
          <tr>
            <th scope="col" className="pr-4 pb-2 font-normal">
              datacenter
            </th>
            <th scope="col" className="pr-4 pb-2 font-normal sm:w-44">
              way there
            </th>
            <th scope="col" className="pb-2 font-normal sm:w-44">
              way back
            </th>
            <th scope="col" className="pb-2 text-right font-normal">
              round trip
            </th>
          </tr>
        </thead>
        {wanted.trim() === '' ? (
          groups.map((group) => <Group key={group.key} group={group} few={others.length <= FEW} />)
        ) : (
          <tbody>
            {found
              .flatMap((name) => byName.get(name) ?? [])
              .map((other) => (
                <Row key={other.name} other={other} />
              ))}
          </tbody>
        )}
      </table>
      {found.length === 0 && <p className="text-ink-soft">No other datacenter of that name.</p>}
    </div>
  );
}

/** `few`: all are named. */
function Group({ group, few }: { group: OtherGroup; few: boolean }) {
  const [all, setAll] = useState(false);
  const { others, out, back } = group;
  const isWell = out === 'connected' && back === 'connected';
  const first = few || all || others.length <= AT_FIRST + 1 ? others.length : isWell ? 0 : AT_FIRST;
  const rest = others.length - first;
  return (
    <tbody>
      {others.slice(0, first).map((other) => (
        <Row key={other.name} other={other} />
      ))}
      {rest > 0 && (
        <tr className="border-t border-line">
          <td colSpan={4} className="py-1.5">
            <span className="flex items-start gap-1.5">
              <SignIcon
                tone={pairTone(isWell ? out : out === 'connected' ? back : out)}
                size={14}
                className="mt-0.5"
              />
              <span>
                {first > 0 && 'and '}
                <b className="figures font-semibold">{rest}</b>{' '}
                {first > 0 ? 'more' : rest === 1 ? 'datacenter' : 'datacenters'} {waysText(group)}{' '}
                <button
                  type="button"
                  className="print:hidden ml-1 font-medium text-accent hover:underline"
                  onClick={() => setAll(true)}
                >
                  Name them
                </button>
              </span>
            </span>
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Row({ other: { name, out, back } }: { other: Other }) {
  return (
    <tr className="border-t border-line align-baseline max-sm:grid max-sm:grid-cols-2 max-sm:py-1.5">
      <th scope="row" className="font-medium wrap-anywhere max-sm:col-span-2 sm:py-1.5 sm:pr-4">
        <Link href={datacenterPath(name)} className="hover:underline">
          {name}
        </Link>
      </th>
      <td className="sm:py-1.5 sm:pr-4">
        <Way cell={out} word="there" />
      </td>
      <td className="sm:py-1.5">
        <Way cell={back} word="back" />
      </td>
      <td className="figures py-1.5 text-right text-ink-soft max-sm:hidden">
        {out.roundTripMs === null
          ? '–'
          : `${out.roundTripMs < 10 ? out.roundTripMs.toFixed(1) : Math.round(out.roundTripMs)} ms`}
      </td>
    </tr>
  );
}

/** Leads to its evidence; on a phone it says itself which way it is. */
function Way({ cell, word }: { cell: PairCell; word: string }) {
  return (
    <Link
      href={selectionPath({ kind: 'pair', from: cell.from, to: cell.to })}
      aria-label={pairLabel(cell)}
      className="hover:underline"
    >
      <span className="mr-1.5 text-xs text-ink-faint sm:hidden">{word}</span>
      <StateWord tone={pairTone(cell.state)} word={cell.state} />
    </Link>
  );
}
