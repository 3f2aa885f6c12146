'use client';
import { useState } from 'react';
import type { Opening, Party } from '@/lib/snapshot/procedure-types';

/** A browser lays this many rows out without a pause. */
const MOST_ROWS = 30;
/** More addresses than this in one cell nobody reads; the text and the CSV have all. */
const MOST_ADDRESSES = 6;
/** Of more than these only the first is named: the same hundreds stand in every row. */
const MOST_LISTED = 12;

/** Openings as rows; on a phone each row is a card. */
export function OpeningTable({ title, rows }: { title: string; rows: readonly Opening[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, MOST_ROWS);
  if (rows.length === 0) return null;
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="mb-1 text-[0.9375rem] font-bold">{title}</h2>
      <table className="w-full text-left align-top">
        <caption className="sr-only">{title}</caption>
        <thead className="text-xs text-ink-faint max-md:sr-only">
          <tr>
            {['from', 'to', 'port', 'why'].map((word) => (
              <th key={word} scope="col" className="pr-6 pb-1.5 font-medium">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr
              key={`${row.from.label} ${row.to.label} ${row.port ?? ''} ${row.protocol}`}
              className="border-t border-line max-md:block max-md:py-2.5 md:[&>*]:py-2 md:[&>*]:pr-6 md:[&>*]:align-top"
            >
              <td className="max-md:block md:w-[24%]">
                <Side party={row.from} />
              </td>
              <td className="max-md:block max-md:before:text-ink-faint max-md:before:content-['→_'] md:w-[24%]">
                <Side party={row.to} />
              </td>
              <td className="figures font-semibold whitespace-nowrap max-md:block md:w-[8rem]">
                {row.port ?? 'gateway port'}/{row.protocol}
              </td>
              <td className="text-ink-soft max-md:block">{row.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <button
          type="button"
          className="mt-3 rounded-lg border border-line px-3 py-1.5 font-medium hover:bg-raised"
          onClick={() => setAll(true)}
        >
          Show {rows.length - shown.length} more rows
        </button>
      )}
    </section>
  );
}

function Side({ party: { label, addresses, count } }: { party: Party }) {
  const shown = addresses.slice(0, MOST_ADDRESSES);
  return (
    <span className="max-md:inline">
      <span className="font-medium wrap-anywhere">{label}</span>
      <span className="block font-mono text-xs leading-relaxed wrap-anywhere text-ink-soft">
        {shown.length === 0
          ? 'no address known'
          : count > MOST_LISTED
            ? `${count} addresses, such as ${shown[0]}`
            : shown.join(', ')}
        {count > shown.length && count <= MOST_LISTED && ` and ${count - shown.length} more`}
      </span>
    </span>
  );
}
