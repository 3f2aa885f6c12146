import type { VantageState } from '@/lib/federation/types';
import type { VantageSnapshot } from './types';

function remark(vantage: VantageState): string | null {
  if (vantage.reachable === null) return 'It has not been asked yet.';
  if (!vantage.reachable)
    return `It does not answer: ${vantage.failure?.message ?? 'no reason was given'}. This says nothing about its datacenter.`;
  if (vantage.denied.length > 0) return `It denies or filters: ${vantage.denied.join(', ')}.`;
  if (vantage.deniedElsewhere.length > 0) {
    const told = vantage.deniedElsewhere.map(
      ({ datacenter, facts }) => `of ${datacenter} ${facts.join(', ')}`,
    );
    return `Through it are denied or filtered: ${told.join('; ')}.`;
  }
  if (vantage.pooled)
    return `Several agents answer at this address (${vantage.agents.join(', ')}): their views cannot be told apart.`;
  if (vantage.role === 'client')
    return 'It is a client agent: it has no WAN pool, so gossip is not known from here.';
  return null;
}

/** What the browser is told of one agent that we ask. */
export function toVantageSnapshot(vantage: VantageState): VantageSnapshot {
  return {
    id: vantage.id,
    address: vantage.address,
    datacenter: vantage.in,
    role: vantage.role,
    node: vantage.node,
    pooled: vantage.pooled,
    reachable: vantage.reachable,
    remark: remark(vantage),
  };
}
