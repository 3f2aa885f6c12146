import type { Facts, Observation, Vantage } from './types';

/** Every datacenter name anybody mentions: configuration, agents themselves, WAN pools, catalogs, federation states. Sorted. */
export function knownDatacenters(observations: readonly Observation[]): readonly string[] {
  const names = new Set<string>();
  for (const { vantage, facts } of observations) {
    if (vantage.datacenter !== null) names.add(vantage.datacenter);
    const self = facts.self?.good;
    if (self) names.add(self.value.datacenter);
    for (const member of facts.wanMembers?.good?.value ?? [])
      if (member.status !== 'left') names.add(member.datacenter);
    for (const name of facts.datacenters?.good?.value ?? []) names.add(name);
    for (const state of facts.federationStates?.good?.value ?? []) names.add(state.datacenter);
  }
  return [...names].sort();
}

/** The datacenter a vantage is in, as it says itself; before it has, as it was configured. */
export function datacenterOf({
  vantage,
  facts,
}: {
  vantage: Pick<Vantage, 'datacenter'>;
  facts: Pick<Facts, 'self'>;
}): string | null {
  return facts.self?.good?.value.datacenter ?? vantage.datacenter;
}
