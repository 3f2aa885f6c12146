'use client';
import { useMemo, useState } from 'react';
import { formatSelection, type Selection } from '@/lib/graph/selection';
import { bounded } from '@/lib/graph/words';
import type { Snapshot } from '@/lib/snapshot/types';
import { useMatching } from '../selection/use-selection';
import { StateWord } from '../status/state-word';
import { MoreRows, PAGE } from './more-rows';
import { COLUMNS, rowsOf, type Kind, type Row } from './rows';

type Props = {
  kind: Kind;
  snapshot: Snapshot;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
};

const NOUNS: Readonly<Record<Kind, readonly [one: string, more: string]>> = {
  datacenters: ['datacenter', 'datacenters'],
  gateways: ['mesh gateway', 'mesh gateways'],
  servers: ['server', 'servers'],
};

function Line({ row, selected, onSelect }: { row: Row; selected: boolean } & Pick<Props, 'onSelect'>) {
  const { selection, name, place, tone, word, cells } = row;
  return (
    <tr className={`border-t border-line ${selected ? 'bg-raised' : ''}`}>
      <td className="py-1.5 pr-4">
        <button
          type="button"
          aria-pressed={selected}
          data-opens={formatSelection(selection)}
          className="text-left font-medium wrap-anywhere text-accent hover:underline"
          onClick={() => onSelect(selection)}
        >
          {bounded(name)}
        </button>
        <span className="block text-xs wrap-anywhere text-ink-faint sm:hidden">{bounded(place)}</span>
      </td>
      <td className="py-1.5 pr-4 wrap-anywhere text-ink-soft max-sm:hidden">{bounded(place)}</td>
      <td className="py-1.5 pr-4 font-medium max-sm:pr-0">
        <StateWord tone={tone} word={word} />
      </td>
      {cells.map((cell, i) => (
        <td key={i} className="figures py-1.5 pr-4 wrap-anywhere text-ink-soft last:pr-0 max-sm:hidden">
          {cell ?? <span className="text-ink-faint">not known</span>}
        </td>
      ))}
    </tr>
  );
}

/** Every datacenter, mesh gateway or server that the filter leaves, the worst first. */
export function RowTable({ kind, snapshot, selection, onSelect }: Props) {
  const [pages, setPages] = useState(1);
  const fitting = useMatching(snapshot);
  const rows = useMemo(() => rowsOf(kind, snapshot, fitting), [kind, snapshot, fitting]);
  const [one, more] = NOUNS[kind];
  const shown = rows.slice(0, pages * PAGE);
  const selected = selection && formatSelection(selection);
  return (
    <section aria-label={`All ${more}`}>
      <p role="status" className="figures mb-3 text-ink-soft">
        {rows.length.toLocaleString('en')} {rows.length === 1 ? one : more}
      </p>
      <table className="w-full text-left">
        <caption className="sr-only">All {more} of the federation</caption>
        <thead className="text-xs text-ink-faint">
          <tr>
            {[one, kind === 'datacenters' ? 'role' : 'datacenter', 'state', ...COLUMNS[kind]].map(
              (word, i) => (
                <th
                  key={word}
                  scope="col"
                  className={`pr-4 pb-2 font-medium last:pr-0 ${i === 0 || i === 2 ? '' : 'max-sm:hidden'}`}
                >
                  {word}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const key = formatSelection(row.selection);
            return <Line key={key} row={row} selected={selected === key} onSelect={onSelect} />;
          })}
        </tbody>
      </table>
      <MoreRows shown={shown.length} all={rows.length} onMore={() => setPages(pages + 1)} />
    </section>
  );
}
