import type { Datacenter, Federation, Server } from '@/lib/federation/types';
import { DOCUMENT_OPTIONS, optionContext, type DocumentOption } from './document-options';

/**
 * How one server's value stands: as it should be, wrong by the document, other than its neighbours', not checked (a name that only the
 * server resolves), not told by this version of Consul, or not read at all.
 */
export type OptionMark = 'fine' | 'wrong' | 'differs' | 'unchecked' | 'untold' | 'unread';

export type OptionValue = { value: string | null; mark: OptionMark };

/** One option, with a value for every server of the datacenter in its order. */
export type OptionRow = { option: DocumentOption; asks: string | null; values: readonly OptionValue[] };

/** Servers that are gone have no options. */
export const serversWithOptions = ({ servers }: Datacenter): readonly Server[] =>
  servers.filter(({ status, renamedTo }) => status !== 'left' && renamedTo === null);

/** The options of the document, over the servers of one datacenter. */
export function optionRows(
  federation: Federation,
  datacenter: Datacenter,
  options: readonly DocumentOption[] = DOCUMENT_OPTIONS,
): OptionRow[] {
  const context = optionContext(federation, datacenter);
  const servers = serversWithOptions(datacenter);
  return options.map((option) => {
    const values = servers.map((server): OptionValue => {
      const told = server.self?.known ? server.self.value : null;
      const value = option.of(server, told);
      if (value === null) return { value, mark: told || option.pooled ? 'untold' : 'unread' };
      const verdict = option.judge?.(server, told, context) ?? 'as-asked';
      return { value, mark: verdict === 'as-asked' ? 'fine' : verdict };
    });
    return { option, asks: option.asks?.(context) ?? null, values: option.own ? values : markOdd(values) };
  });
}

/** Marks what is other than most; where no value has most, all are. Beside a value that is wrong it is clear which one is. */
function markOdd(values: readonly OptionValue[]): readonly OptionValue[] {
  if (values.some(({ mark }) => mark === 'wrong')) return values;
  const counts = new Map<string, number>();
  for (const { value } of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (counts.size < 2) return values;
  const most = Math.max(...counts.values());
  const [common, ...ties] = [...counts].filter(([, n]) => n === most).map(([value]) => value);
  return values.map((one) =>
    one.value === null || (ties.length === 0 && one.value === common) ? one : { ...one, mark: 'differs' },
  );
}
