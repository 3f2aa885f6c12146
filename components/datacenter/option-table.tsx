import { Fragment } from 'react';
import type { OptionTable as Table, OptionTableRow } from '@/lib/snapshot/types';
import { StateWord } from '../status/state-word';
import { markTone, markWord, runsOf } from './option-marks';

type Cell = OptionTableRow['cells'][number];

function Value({ value, mark }: Cell) {
  const tone = markTone(mark);
  if (value === null) return <span className="text-ink-faint">{markWord(mark)}</span>;
  return (
    <>
      <span className="wrap-anywhere">{value}</span>
      {tone && (
        <span className="block text-xs">
          <StateWord tone={tone} word={markWord(mark)} size={12} />
        </span>
      )}
    </>
  );
}

/** The name may break where it is joined, so that it needs no column of its own width. */
function Name({ name }: { name: string }) {
  return name.split(/(?<=[._])/).map((part, i) => (
    <Fragment key={i}>
      {part}
      <wbr />
    </Fragment>
  ));
}

function Row({ row: { name, asks, cells } }: { row: OptionTableRow }) {
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="sticky left-0 bg-panel py-1.5 pr-3 text-left font-normal">
        <Name name={name} />
        {asks !== null && <span className="block text-xs text-ink-faint">asked: {asks}</span>}
      </th>
      {runsOf(cells).map(({ columns, ...cell }, i) => (
        <td key={i} colSpan={columns} className="py-1.5 pr-3">
          <Value {...cell} />
        </td>
      ))}
    </tr>
  );
}

const isOdd = ({ cells }: OptionTableRow) => cells.some(({ mark }) => markTone(mark) !== null);

/** The server options of the document, server by server. Groups without anything odd are folded, except the first. */
export function OptionTable({ options }: { options: Table }) {
  const { servers, groups } = options;
  const unread = servers.filter((server) => server.unread !== null);
  if (servers.length === 0) return <p className="text-ink-soft">No server of it is known.</p>;
  return (
    <div className="space-y-2">
      {[...new Set(unread.map((server) => server.unread))].map((why) => (
        <p key={why} className="text-ink-soft">
          Not read from{' '}
          {unread
            .filter((server) => server.unread === why)
            .map(({ node }) => node)
            .join(', ')}
          : {why}.
        </p>
      ))}
      {groups.map(({ name, rows }, i) => {
        const odd = rows.filter(isOdd).length;
        return (
          <details key={name} className="print-open" open={i === 0 || odd > 0}>
            <summary className="cursor-pointer py-1 font-medium">
              {name}
              {odd > 0 && <span className="font-normal text-ink-soft"> · {odd} to look at</span>}
            </summary>
            <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={`${name} options`}>
              {/* Columns of one width, so that servers can be compared across the groups. */}
              <table
                className="w-full table-fixed text-left"
                style={{ minWidth: `${9 + 6 * servers.length}rem` }}
              >
                <thead className="text-xs text-ink-faint">
                  <tr>
                    <th
                      scope="col"
                      className="sticky left-0 w-36 bg-panel pr-3 pb-1 font-normal sm:w-[clamp(9rem,34%,22rem)]"
                    >
                      option
                    </th>
                    {servers.map(({ node }) => (
                      <th key={node} scope="col" className="pr-3 pb-1 font-normal wrap-anywhere">
                        {node}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <Row key={row.name} row={row} />
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        );
      })}
    </div>
  );
}
