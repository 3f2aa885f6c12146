'use client';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import type { Selection } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';
import { Choice } from '../choice';
import { PairTable } from '../pair-table/pair-table';
import { RowTable } from './row-table';

type Props = {
  snapshot: Snapshot;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
};

const KINDS = ['pairs', 'datacenters', 'gateways', 'servers'] as const;
const WORDS = [
  ['pairs', 'Pairs'],
  ['datacenters', 'Datacenters'],
  ['gateways', 'Mesh gateways'],
  ['servers', 'Servers'],
] as const;

/** The map in words: whatever stands on it is a row of one of four tables. `?rows=` says which. */
export function MapTable(props: Props) {
  const [kind, setKind] = useQueryState('rows', parseAsStringLiteral(KINDS).withDefault('pairs'));
  return (
    <div className="space-y-3 px-4 py-3 lg:px-6">
      <div className="flex">
        <Choice label="Rows" options={WORDS} value={kind} onChange={(next) => void setKind(next)} />
      </div>
      {kind === 'pairs' ? <PairTable {...props} /> : <RowTable key={kind} kind={kind} {...props} />}
    </div>
  );
}
