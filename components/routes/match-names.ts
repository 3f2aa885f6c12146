/** Names that match what was typed, the exact one first, then those that begin with it, then those that hold it; else in their order. */
export function matchNames(names: readonly string[], typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return names;
  const rank = (name: string): number => {
    const lower = name.toLowerCase();
    if (lower === wanted) return 0;
    return lower.startsWith(wanted) ? 1 : lower.includes(wanted) ? 2 : 3;
  };
  return names
    .map((name, index) => ({ name, index, rank: rank(name) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ name }) => name);
}
