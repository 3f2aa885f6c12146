import { pairCells, type PairCell } from '@/lib/graph/pair-cells';
import type { Selection } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';
import { pairLabel } from '../federation-graph/labels';
import { sortPairs } from '../pair-table/sort-pairs';
import { SignIcon } from '../status/sign';
import { pairTone } from '../status/tone';

type Props = { snapshot: Snapshot; datacenter: string; onSelect: (selection: Selection | null) => void };

const AT_MOST = 25;

function Cells({ cells, datacenter, onSelect }: { cells: readonly PairCell[] } & Omit<Props, 'snapshot'>) {
  const worst = sortPairs(cells, { column: 'state', descending: false });
  const more = worst.length - AT_MOST;
  return (
    <ul>
      {worst.slice(0, AT_MOST).map((cell) => (
        <li key={pairLabel(cell)} className="py-0.5">
          <button
            type="button"
            className="flex items-start gap-1.5 py-0.5 text-left hover:underline"
            aria-label={pairLabel(cell)}
            onClick={() => onSelect({ kind: 'pair', from: cell.from, to: cell.to })}
          >
            <SignIcon tone={pairTone(cell.state)} size={14} className="mt-0.5" />
            <span className="wrap-anywhere">
              {cell.from === datacenter ? cell.to : cell.from}
              <span className="text-ink-faint"> {cell.state}</span>
            </span>
          </button>
        </li>
      ))}
      {more > 0 && <li className="py-0.5 text-ink-faint">and {more} more, in the table</li>}
    </ul>
  );
}

/** Every pair of a datacenter, both ways, the worst first. */
export function BridgeLists({ snapshot, datacenter, onSelect }: Props) {
  const cells = pairCells(snapshot);
  const lists = [
    ['to the others', cells.filter(({ from }) => from === datacenter)],
    ['from the others', cells.filter(({ to }) => to === datacenter)],
  ] as const;
  return (
    <div className="grid grid-cols-2 gap-4">
      {lists.map(([title, list]) => (
        <div key={title}>
          <p className="mb-1 text-xs text-ink-faint">{title}</p>
          <Cells cells={list} datacenter={datacenter} onSelect={onSelect} />
        </div>
      ))}
    </div>
  );
}
