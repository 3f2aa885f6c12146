'use client';
import { ArrowLeftRight, Waypoints } from 'lucide-react';
import Link from 'next/link';
import type { PairCell } from '@/lib/graph/pair-cells';
import type { Selection } from '@/lib/graph/selection';
import type { PairSnapshot, Snapshot } from '@/lib/snapshot/types';
import { EvidenceList } from '../findings/evidence-list';
import { wayPath } from '../routes/way-path';
import { ApiProblem } from '../snapshot/api-problem';
import { usePair } from '../snapshot/snapshot-query';
import { SignIcon } from '../status/sign';
import { layerTone, layerWord, pairTone } from '../status/tone';
import { Panel } from './panel';
import { RelatedFindings } from './related-findings';
import { roundTripText } from './round-trip';

type Props = { snapshot: Snapshot; cell: PairCell; onSelect: (selection: Selection | null) => void };

const LAYERS = [
  {
    layer: 'gossip',
    title: 'Gossip',
    question: (from: string, to: string) => `Does ${from} see the servers of ${to} alive?`,
  },
  {
    layer: 'forwarding',
    title: 'Forwarding',
    question: (from: string, to: string) => `Does a request sent to ${from} for ${to} come back?`,
  },
  {
    layer: 'gateways',
    title: 'Mesh gateways',
    question: (from: string, to: string) => `Has ${from} a usable way out, and into ${to}?`,
  },
] as const;

const LINK = 'inline-flex items-center gap-2 text-left font-medium text-accent hover:underline';

function Layer({
  cell,
  entry,
  detail,
}: {
  cell: PairCell;
  entry: (typeof LAYERS)[number];
  detail: PairSnapshot | null;
}) {
  const { layer, title, question } = entry;
  const state = detail?.layers[layer].state ?? cell[layer];
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] border-t border-line py-3">
      <SignIcon tone={layerTone(state)} size={18} className="mt-px" />
      <div className="space-y-2">
        <div>
          <h3 className="font-semibold">
            {title}: {layerWord(state)}
          </h3>
          <p className="text-ink-soft">{detail?.layers[layer].sentence ?? question(cell.from, cell.to)}</p>
        </div>
        {detail && <EvidenceList evidence={detail.layers[layer].evidence} />}
      </div>
    </li>
  );
}

/** One direction of a pair: three layers, each with who said what. */
export function PairPanel({ snapshot, cell, onSelect }: Props) {
  const { from, to, state, roundTripMs } = cell;
  const { data, error, isPending } = usePair(from, to, snapshot.revision);
  return (
    <Panel
      kind="ordered pair"
      title={`${from} → ${to}`}
      tone={pairTone(state)}
      word={`${state}, ${roundTripText(roundTripMs)}`}
      onClose={() => onSelect(null)}
    >
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        <Link href={wayPath(from, to)} className={LINK}>
          <Waypoints size={15} aria-hidden="true" />
          Explain this route
        </Link>
        <button type="button" className={LINK} onClick={() => onSelect({ kind: 'pair', from: to, to: from })}>
          <ArrowLeftRight size={15} aria-hidden="true" />
          The other direction: {to} → {from}
        </button>
      </div>
      <RelatedFindings snapshot={snapshot} selection={{ kind: 'pair', from, to }} onSelect={onSelect} />
      {isPending ? (
        // As high as the screen: what lies below must not come into view only to leave it.
        <p className="text-ink-faint min-h-dvh">Reading the evidence …</p>
      ) : (
        <>
          {data && <p className="text-[0.9375rem]">{data.reason}</p>}
          <ul>
            {LAYERS.map((entry) => (
              <Layer key={entry.layer} cell={cell} entry={entry} detail={data ?? null} />
            ))}
          </ul>
        </>
      )}
      {error && (
        <p className="text-ink-soft">
          The evidence could not be read: {error.message}
          {error instanceof ApiProblem && error.detail !== null && ` (${error.detail})`}. The states above are
          of the last snapshot.
        </p>
      )}
    </Panel>
  );
}
