import { Download, Search } from 'lucide-react';
import type { MatrixLayer, MatrixOrder } from '@/lib/graph/matrix';
import { Choice } from '../choice';
import type { useMatrixView } from './use-matrix-view';

const LAYERS: readonly (readonly [MatrixLayer, string])[] = [
  ['state', 'State'],
  ['gossip', 'Gossip'],
  ['forwarding', 'Forwarding'],
  ['gateways', 'Mesh gateways'],
  ['roundTrip', 'Round trip'],
];
const ORDERS: readonly (readonly [MatrixOrder, string])[] = [
  ['name', 'By name'],
  ['trouble', 'Worst first'],
];

/** Which layer, in which order, of which datacenters; and the same as CSV. */
export function MatrixToolbar({ view }: { view: ReturnType<typeof useMatrixView> }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Choice
        label="Layer"
        options={LAYERS}
        value={view.layer}
        onChange={(next) => void view.setLayer(next)}
      />
      <Choice
        label="Order"
        options={ORDERS}
        value={view.order}
        onChange={(next) => void view.setOrder(next)}
      />
      <label className="flex h-8 min-w-20 flex-1 basis-20 sm:min-w-32 items-center gap-2 rounded-lg border border-line bg-panel px-2.5 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent sm:max-w-72">
        <Search size={15} aria-hidden="true" className="text-ink-faint" />
        <span className="sr-only">Show datacenters whose name holds</span>
        <input
          value={view.filter}
          onChange={(event) => void view.setFilter(event.target.value)}
          placeholder="Filter by name"
          className="w-full bg-transparent outline-none placeholder:text-ink-faint"
        />
      </label>
      <a
        href="/api/v1/pairs?format=csv"
        download="pairs.csv"
        className="inline-flex h-8 items-center gap-1.5 rounded-lg border border-line px-2.5 text-[0.8125rem] font-medium text-ink-soft hover:bg-raised hover:text-ink"
      >
        <Download size={15} aria-hidden="true" />
        CSV
      </a>
    </div>
  );
}
