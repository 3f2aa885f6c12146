'use client';
import { useCallback, useMemo, useRef, useState } from 'react';
import { highlightOf, highlightOfMatching } from '@/lib/graph/highlight';
import { layOutMatrix, matrixOrder, matrixPatterns } from '@/lib/graph/matrix';
import { pairCell } from '@/lib/graph/pair-cells';
import type { Selection } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';
import { useBox } from '../federation-graph/use-box';
import { Headline } from '../header/headline';
import { Inspector } from '../inspector/inspector';
import { roundTripText } from '../inspector/round-trip';
import { useFocusReturn } from '../selection/use-focus-return';
import { useSelection } from '../selection/use-selection';
import { useClock } from '../settings/use-clock';
import { useFreshness } from '../snapshot/use-freshness';
import { layerWord } from '../status/tone';
import { MatrixCanvas, type Place } from './matrix-canvas';
import { Causes } from './causes';
import { MatrixLegend } from './matrix-legend';
import { MatrixToolbar } from './matrix-toolbar';
import { PatternList } from './pattern-list';
import { useMatrixView } from './use-matrix-view';

/** One cell in words. */
function tell(snapshot: Snapshot, from: string, to: string): string {
  const cell = pairCell(snapshot, from, to);
  if (!cell) return `${from}: a datacenter and itself`;
  const { state, gossip, forwarding, gateways, roundTripMs } = cell;
  return `${from} → ${to}: ${state} · gossip ${layerWord(gossip)} · forwarding ${layerWord(forwarding)} · mesh gateways ${layerWord(gateways)} · ${roundTripText(roundTripMs)}`;
}

/** The ways of what is selected: its own, or, where it has none, those from and to its datacenters. */
const waysOf = (highlight: ReturnType<typeof highlightOf>) =>
  highlight?.pairs.size === 0 ? highlightOfMatching(highlight.datacenters).pairs : (highlight?.pairs ?? null);

/** The screen at `/matrix`: every ordered pair at any size. */
export function MatrixScreen({ snapshot }: { snapshot: Snapshot }) {
  const clock = useClock();
  const view = useMatrixView();
  const [selection, setSelection] = useSelection();
  const [cursor, setCursor] = useState<Place | null>(null);
  const [attach, box] = useBox();
  const freshness = useFreshness();
  const old = freshness.kind === 'stale' || freshness.kind === 'disconnected';
  const order = useMemo(
    () => matrixOrder(snapshot, view.order, view.filter),
    [snapshot, view.order, view.filter],
  );
  const names = useMemo(() => snapshot.datacenters.map(({ name }) => name), [snapshot]);
  const patterns = useMemo(() => matrixPatterns(snapshot), [snapshot]);
  const marked = useMemo(() => new Set(patterns.map(({ datacenter }) => datacenter)), [patterns]);
  const layout = useMemo(
    () => (box ? layOutMatrix(order, names, box, marked) : null),
    [order, names, box, marked],
  );
  const select = useCallback((next: Selection | null) => void setSelection(next), [setSelection]);
  const lit = useMemo(() => waysOf(highlightOf(snapshot, selection)), [snapshot, selection]);
  const details = useRef<HTMLElement>(null);
  useFocusReturn(selection, details);
  const nameAt = (place: number) => names[order[place] ?? -1] ?? '';
  const spoken = cursor ? tell(snapshot, nameAt(cursor.row), nameAt(cursor.column)) : '';
  const open = ({ row, column }: Place) => {
    const [from, to] = [nameAt(row), nameAt(column)];
    select(from === to ? { kind: 'datacenter', datacenter: from } : { kind: 'pair', from, to });
  };
  return (
    <div className={`flex flex-1 flex-col lg:grid lg:grid-cols-[minmax(0,1fr)_25rem] ${old ? 'is-old' : ''}`}>
      <div className="flex min-w-0 flex-col lg:sticky lg:top-(--header) lg:h-[calc(100dvh-var(--above,3.5rem))]">
        <Headline snapshot={snapshot} asOf={old ? clock(freshness.observedAt) : null} />
        <div className="border-y border-line px-4 py-2 lg:px-6">
          <MatrixToolbar view={view} />
          <p aria-live="polite" className="mt-2 min-h-[2.6rem] text-ink-soft sm:min-h-5 sm:truncate">
            {spoken ||
              'Rows are from, columns are to. Point at a cell or tap it, or move with the arrow keys.'}
          </p>
        </div>
        <div
          ref={attach}
          onKeyDown={({ key }) => {
            if (key === 'Escape' && selection) select(null);
          }}
          className="min-h-0 overflow-auto px-2 py-2 max-lg:aspect-square max-lg:max-h-[80dvh] lg:flex-1 lg:px-4"
        >
          {layout && (
            <MatrixCanvas
              snapshot={snapshot}
              layer={view.layer}
              layout={layout}
              lit={lit}
              cursor={cursor}
              onCursor={setCursor}
              onOpen={open}
              spoken={spoken}
            />
          )}
          {order.length === 0 && (
            <p className="p-4 text-ink-soft">
              No datacenter’s name holds “{view.filter}”.{' '}
              <button
                type="button"
                className="font-medium text-accent"
                onClick={() => void view.setFilter('')}
              >
                Show all
              </button>
            </p>
          )}
        </div>
        <MatrixLegend snapshot={snapshot} layer={view.layer} />
      </div>
      <aside
        ref={details}
        aria-label="Details"
        className="border-t border-line px-4 py-4 lg:border-t-0 lg:border-l lg:px-5"
      >
        {selection ? (
          <Inspector snapshot={snapshot} selection={selection} onSelect={select} />
        ) : (
          <div className="space-y-6">
            <Causes findings={snapshot.findings} onSelect={select} />
            <PatternList patterns={patterns} onSelect={select} />
          </div>
        )}
      </aside>
    </div>
  );
}
