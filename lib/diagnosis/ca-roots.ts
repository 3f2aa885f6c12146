import type { CaRoots } from '@/lib/consul/types';
import type { Datacenter, Federation } from '@/lib/federation/types';
import { sourceEvidence } from './evidence';
import type { Evidence } from './types';

/** Connect is on somewhere: without it there is no CA. */
export const usesConnect = ({ datacenters }: Federation): boolean =>
  datacenters.some(({ caRoots }) => caRoots.known || caRoots.gap.kind !== 'feature-off');

export const activeRoot = ({ roots, activeRootId }: CaRoots): CaRoots['roots'][number] | undefined =>
  roots.find(({ id }) => id === activeRootId);

export function caEvidence({ caRoots, name }: Datacenter): Evidence[] {
  if (!caRoots.known) return [];
  const { activeRootId, trustDomain } = caRoots.value;
  const root = activeRoot(caRoots.value);
  return [
    sourceEvidence(
      caRoots.source,
      `${name}: active root ${activeRootId}${root?.notAfter ? `, valid until ${root.notAfter}` : ''}; trust domain ${trustDomain ?? 'unknown'}`,
    ),
  ];
}
