import { byText } from '@/lib/federation/order';
import type { Datacenter, Federation } from '@/lib/federation/types';

/** What a checklist is made of: the federation as it is now, and which datacenters it is about. */
export type Ground = {
  /** Its `primary` is the chosen one. */
  federation: Federation;
  primary: Datacenter | undefined;
  secondary: Datacenter | undefined;
};

/** What a reader chose; null: the obvious one. */
export type Choice = { primary: string | null; secondary: string | null };

/**
 * The chosen datacenters. Without a choice the primary is the one the datacenters agree on, else the first by name, since in a
 * traditional federation each may name itself; the secondary is the first other one.
 */
export function groundOf(federation: Federation, { primary, secondary }: Choice): Ground {
  const sorted = [...federation.datacenters].sort((a, b) => byText(a.name, b.name));
  const named = (name: string | null) => sorted.find((datacenter) => datacenter.name === name);
  const first = named(primary) ?? named(federation.primary) ?? sorted[0];
  const others = sorted.filter((datacenter) => datacenter !== first);
  const second = others.find(({ name }) => name === secondary) ?? others[0];
  const chosen = first?.name ?? null;
  return {
    federation: chosen === federation.primary ? federation : { ...federation, primary: chosen },
    primary: first,
    secondary: second,
  };
}
