/** `1.8.7`, `1.17.0+ent`, `1.22.0-rc1` → [1, 8, 7]; null when it is no version. */
function numbersOf(version: string): readonly [number, number, number] | null {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : null;
}

/**
 * Whether followers of this version dial the primary through their own gateways whenever there is a usable one: since 1.8.8 and
 * 1.9.2 (hashicorp/consul PR 9366); before, only the leader ever did. null when the version is not known.
 */
export function followersUseOwnGateways(version: string | null): boolean | null {
  const numbers = version === null ? null : numbersOf(version);
  if (!numbers) return null;
  const [major, minor, patch] = numbers;
  if (major !== 1) return major > 1;
  if (minor === 8) return patch >= 8;
  if (minor === 9) return patch >= 2;
  return minor > 9;
}
