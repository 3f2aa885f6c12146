const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['Ctrl K, ⌘ K', 'go to a page, datacenter, server, mesh gateway or finding'],
  ['/', 'filter the datacenters of map, table and list; Esc clears it'],
  ['?', 'this help'],
  ['Tab', 'from part to part; on the map, to the datacenters'],
  ['← →', 'on the map: the neighbouring datacenter'],
  ['↑ ↓', 'on the map: its mesh gateways, servers and ways'],
  ['Enter', 'select; again: let go'],
  ['Esc', 'let go, or close'],
  ['+ − 0', 'on the map: nearer, farther, all of it'],
  ['Shift + ← → ↑ ↓', 'on the map: move it (without Shift while the map itself is focused)'],
  ['arrows, Home, End', 'in the matrix: from cell to cell'],
];

/** Every key in words. */
export function KeyboardHelp() {
  return (
    <div className="p-5">
      <h2 className="mb-3 text-base font-bold">Keyboard</h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-2">
        {KEYS.map(([keys, what]) => (
          <div key={keys} className="contents">
            <dt className="font-mono text-[0.8125rem] whitespace-nowrap text-ink-soft">{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
