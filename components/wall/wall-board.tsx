import { useMemo } from 'react';
import type { Snapshot } from '@/lib/snapshot/types';
import { SignIcon } from '../status/sign';
import type { Tone } from '../status/tone';
import { tallyBoard } from './tally-board';

const WORDS: Readonly<Record<Tone, string>> = {
  good: 'well',
  recovering: 'recovering',
  degraded: 'degraded',
  bad: 'broken',
  unknown: 'unknown',
  left: 'left',
  none: 'not counted',
};

/** How many of each kind are in which state, one column a state: the shape of the sign tells them apart before the colour does. */
export function WallBoard({ snapshot }: { snapshot: Snapshot }) {
  const { columns, rows } = useMemo(() => tallyBoard(snapshot), [snapshot]);
  return (
    <table className="wall-board figures">
      <caption className="sr-only">How many are in which state</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Kind</th>
          {columns.map((tone) => (
            <th key={tone} scope="col">
              {WORDS[tone]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, counts }) => (
          <tr key={kind}>
            <th scope="row">{kind}</th>
            {columns.map((tone) => {
              const count = counts.get(tone) ?? 0;
              return (
                <td key={tone}>
                  {count > 0 && (
                    <span className="wall-tally">
                      <SignIcon tone={tone} size={20} className="wall-tally-sign" />
                      {count.toLocaleString('en')}
                    </span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
