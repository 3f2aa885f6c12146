/** Federation through mesh gateways came with this version of Consul. */
export const FIRST_WITH_FEDERATION_STATES = '1.8.0';

type Parts = { numbers: readonly [number, number, number]; prerelease: boolean };

/** `1.8.7`, `1.15.2+ent`, `1.9.0-beta1`; null for what is no version. */
function partsOf(version: string | null): Parts | null {
  const match = /^v?(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?(-[^+]+)?(?:\+.*)?$/.exec(version ?? '');
  if (!match) return null;
  return {
    numbers: [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)],
    prerelease: match[4] !== undefined,
  };
}

/** Negative when `a` is older; build metadata does not count. What is no version comes first. */
export function compareVersions(a: string | null, b: string | null): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  if (!left || !right) return Number(left !== null) - Number(right !== null);
  for (const i of [0, 1, 2] as const) {
    const difference = left.numbers[i] - right.numbers[i];
    if (difference !== 0) return difference;
  }
  return Number(right.prerelease) - Number(left.prerelease);
}

/** null when `version` is not known. */
export function isOlder(version: string | null, than: string): boolean | null {
  return partsOf(version) === null ? null : compareVersions(version, than) < 0;
}
