import { SignIcon } from '../status/sign';
import { letterOutcome, outcomeTone, outcomeWord } from './outcomes';

export type Cell = { check: 'members' | 'forwarding'; from: string; to: string };

type Props = {
  check: Cell['check'];
  title: string;
  /** What a cell is about, for those who do not see the table. */
  words: (from: string, to: string) => string;
  datacenters: readonly string[];
  /** Row-major, from × to. */
  letters: string;
  chosen: Cell | null;
  onChoose: (cell: Cell | null) => void;
};

/** One kind of check for all ordered pairs: rows are who was asked, columns are about whom. */
export function OutcomeMatrix({ check, title, words, datacenters, letters, chosen, onChoose }: Props) {
  const at = (from: string, to: string) =>
    chosen?.check === check && chosen.from === from && chosen.to === to;
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="text-[0.9375rem] font-bold">{title}</h2>
      <p className="text-xs text-ink-faint">rows ask, columns are asked about</p>
      <div
        className="mt-2 max-w-full overflow-x-auto p-0.5"
        tabIndex={0}
        role="group"
        aria-label={`${title}, all pairs`}
      >
        <table className="border-separate border-spacing-0.5 text-xs">
          <thead>
            <tr>
              <td />
              {datacenters.map((name) => (
                <th key={name} scope="col" className="min-w-9 pb-1 align-bottom font-medium text-ink-soft">
                  <span className="verify-column inline-block max-h-24 truncate" title={name}>
                    {name}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {datacenters.map((from, row) => (
              <tr key={from}>
                <th
                  scope="row"
                  className="max-w-36 truncate pr-2 text-right font-medium text-ink-soft"
                  title={from}
                >
                  {from}
                </th>
                {datacenters.map((to, column) => {
                  const outcome = letterOutcome(letters[row * datacenters.length + column]);
                  if (outcome === null)
                    return (
                      <td key={to} className="text-center text-ink-faint" aria-label="itself">
                        –
                      </td>
                    );
                  const on = at(from, to);
                  return (
                    <td key={to} className="p-0">
                      <button
                        type="button"
                        aria-pressed={on}
                        aria-label={`${words(from, to)}: ${outcomeWord(outcome)}`}
                        title={`${words(from, to)}: ${outcomeWord(outcome)}`}
                        onClick={() => onChoose(on ? null : { check, from, to })}
                        className={`grid size-9 place-items-center rounded-md border ${on ? 'border-accent bg-raised' : 'border-line hover:bg-raised'}`}
                      >
                        <SignIcon tone={outcomeTone(outcome)} size={18} />
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
