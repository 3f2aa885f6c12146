import { leaderReaches } from '../dial';
import { leaderOf, liveGateways, raise, type RecordedGateway } from '../world';
import type { Rule } from './rule';

/**
 * Federation states: each leader writes its own record at the primary (anti-entropy), each secondary copies them all from
 * there (agent/consul/leader_federation_state_ae.go, federation_state_replication.go). Who is cut off keeps old ones.
 */
export const federationStates: Rule = function* (world, timing) {
  const { primary, datacenters } = world.topology;
  const originals = world.federationStates.get(primary);
  if (!originals) return;
  const writable = leaderOf(world, primary) !== null;
  for (const dc of datacenters) {
    const reaches = leaderReaches(world, dc, primary);
    const original = originals.get(dc);
    const live = liveGateways(world, dc);
    if (writable && reaches && original && signature(original.record.gateways) !== signature(live)) {
      yield {
        key: `anti-entropy ${dc.ordinal}`,
        to: signature(live),
        delay: timing.antiEntropy,
        apply: (now) => {
          const modifyIndex = raise(world, primary, 'federationStates');
          const record = { gateways: live, updatedAt: now, modifyIndex };
          originals.set(dc, { record, createIndex: original.createIndex, modifyIndex });
        },
      };
    }
    if (dc === primary) continue;
    if (!reaches !== world.replicationFailing.has(dc)) {
      yield {
        key: `replication state ${dc.ordinal}`,
        to: String(reaches),
        delay: timing.replication,
        apply: (now) => {
          if (reaches) world.replicationFailing.delete(dc);
          else world.replicationFailing.set(dc, now);
        },
      };
    }
    const copies = world.federationStates.get(dc);
    if (!reaches || !copies) continue;
    for (const [subject, { record }] of originals) {
      const copy = copies.get(subject);
      if (!copy || copy.record === record) continue;
      yield {
        key: `replication ${dc.ordinal} ${subject.ordinal}`,
        to: String(record.modifyIndex),
        delay: timing.replication,
        apply: () => {
          const modifyIndex = raise(world, dc, 'federationStates');
          copies.set(subject, { record, createIndex: copy.createIndex, modifyIndex });
        },
      };
    }
  }
};

function signature(gateways: readonly RecordedGateway[]): string {
  return gateways.map((g) => `${g.gateway.key} ${g.status} ${g.listening} ${g.tagged}`).join(', ');
}
