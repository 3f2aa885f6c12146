import { bounded } from '@/lib/graph/words';
import { ArrowRight } from 'lucide-react';
import { memo } from 'react';
import type { PairCell } from '@/lib/graph/pair-cells';
import { formatSelection, type Selection } from '@/lib/graph/selection';
import { pairLabel } from '../federation-graph/labels';
import { StateWord } from '../status/state-word';
import { layerTone, layerWord, pairTone } from '../status/tone';

type Props = { cell: PairCell; selected: boolean; onSelect: (selection: Selection) => void };

const LAYERS = ['gossip', 'forwarding', 'gateways'] as const;

export const PairRow = memo(function PairRow({ cell, selected, onSelect }: Props) {
  const { from, to, state, roundTripMs } = cell;
  return (
    <tr
      className={`border-t border-line ${selected ? 'bg-raised' : ''} max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:py-2`}
    >
      <td className="py-1.5 pr-4 max-sm:col-span-2 max-sm:py-0.5">
        <button
          type="button"
          aria-label={pairLabel(cell)}
          aria-pressed={selected}
          data-opens={formatSelection({ kind: 'pair', from, to })}
          className="inline-flex flex-wrap items-center gap-x-1.5 text-left font-medium text-accent hover:underline"
          onClick={() => onSelect({ kind: 'pair', from, to })}
        >
          <span className="wrap-anywhere">{bounded(from)}</span>
          <ArrowRight size={13} aria-hidden="true" className="text-ink-faint" />
          <span className="wrap-anywhere">{bounded(to)}</span>
        </button>
      </td>
      <td className="py-1.5 pr-4 font-medium max-sm:py-0.5 max-sm:pr-0">
        <StateWord tone={pairTone(state)} word={state} />
      </td>
      {LAYERS.map((layer) => (
        <td key={layer} className="py-1.5 pr-4 max-sm:py-0.5 max-sm:pr-0">
          <span className="block text-[0.6875rem] text-ink-faint sm:hidden">{layer}</span>
          <StateWord tone={layerTone(cell[layer])} word={layerWord(cell[layer])} size={13} />
        </td>
      ))}
      <td className="figures py-1.5 text-right whitespace-nowrap text-ink-soft max-sm:hidden">
        {roundTripMs === null ? 'not known' : `${roundTripMs} ms`}
      </td>
    </tr>
  );
});
