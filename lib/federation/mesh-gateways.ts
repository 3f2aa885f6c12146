import type { FederationState, MeshGatewayService } from '../consul/types';
import { compareWithLive, isUsable, recordsOf, worstCheck, type BelievedState } from './gateway-beliefs';
import { byText } from './order';
import type { GatewayBelief, Known, MeshGateway, Source } from './types';

/** What is counted per ordered pair of datacenter indexes `observer * count + subject`; -1 = not known. */
export type GatewayTally = {
  count: number;
  /** Gateways of the subject that the observer's federation states have as usable, and as tagged for federation. */
  believedUsable: Int32Array;
  believedTagged: Int32Array;
  /** Those of believedUsable that are usable at the same address in the live registration, where that is known. */
  confirmed: Int32Array;
  /** Per datacenter, by its live registrations. */
  liveUsable: Int32Array;
  liveTagged: Int32Array;
};

/** A gateway while its beliefs are collected, with its live registration if it has one. */
type Draft = {
  gateway: Omit<MeshGateway, 'beliefs'> & { beliefs: GatewayBelief[] };
  live: MeshGatewayService | null;
};
type Column = { datacenter: string; drafts: Draft[]; byNode: Map<string, Draft[]>; liveKnown: boolean };

/**
 * The gateways of every datacenter: the live registrations, and those only federation states still name; and what every other
 * datacenter believes of them. `live` and `records` are in the order of `names` (primary first).
 */
export function readMeshGateways(
  names: readonly string[],
  live: readonly Known<readonly MeshGatewayService[]>[],
  records: readonly Known<readonly FederationState[]>[],
): { gateways: MeshGateway[][]; tally: GatewayTally } {
  const count = names.length;
  const unknown = (length: number) => new Int32Array(length).fill(-1);
  const tally: GatewayTally = {
    count,
    believedUsable: unknown(count * count),
    believedTagged: unknown(count * count),
    confirmed: unknown(count * count),
    liveUsable: unknown(count),
    liveTagged: unknown(count),
  };
  const columns = names.map((name, i) => liveColumn(name, live[i], tally, i));
  // What only a record names is described as its own datacenter has it, else as the first other one does.
  records.forEach((known, i) => {
    const column = columns[i];
    if (!known.known || !column) return;
    const own = known.value.find((state) => state.datacenter === names[i]);
    for (const service of own?.meshGateways ?? []) draftFor(column, service, 0, known.source);
  });
  const indexOf = new Map(names.map((name, index) => [name, index]));
  records.forEach((known, observer) => {
    if (known.known) hearRecords(known.value, known.source, observer, names, indexOf, columns, tally);
  });
  const gateways = columns.map(({ drafts }) =>
    drafts.map(({ gateway }) => gateway).sort((a, b) => byText(a.node, b.node) || byText(a.id, b.id)),
  );
  return { gateways, tally };
}

function liveColumn(
  datacenter: string,
  known: Known<readonly MeshGatewayService[]> | undefined,
  tally: GatewayTally,
  index: number,
): Column {
  const column: Column = { datacenter, drafts: [], byNode: new Map(), liveKnown: known?.known === true };
  if (!known?.known) return column;
  for (const service of known.value) {
    if (!find(column, service, column.drafts.length)) add(column, service, 'live', known.source);
  }
  tally.liveUsable[index] = column.drafts.filter(({ gateway }) => gateway.usable).length;
  tally.liveTagged[index] = column.drafts.filter(({ gateway }) => gateway.federation).length;
  return column;
}

function hearRecords(
  states: readonly FederationState[],
  source: Source,
  observer: number,
  names: readonly string[],
  indexOf: ReadonlyMap<string, number>,
  columns: readonly Column[],
  tally: GatewayTally,
): void {
  const { count, believedUsable, believedTagged, confirmed } = tally;
  const row = observer * count;
  // A record that is missing from a known list is one without gateways.
  for (const counts of [believedUsable, believedTagged, confirmed]) counts.fill(0, row, row + count);
  const seen = new Uint8Array(count);
  for (const state of recordsOf(states, names[observer] ?? '', source)) {
    const subject = indexOf.get(state.datacenter);
    const column = subject === undefined ? undefined : columns[subject];
    if (subject === undefined || !column || seen[subject]) continue;
    seen[subject] = 1;
    believedUsable[row + subject] = state.usable;
    believedTagged[row + subject] = state.tagged;
    confirmed[row + subject] = hearRecord(state, column, source, subject !== observer);
  }
}

/** Adds what one record believes of a datacenter's gateways; returns how many of them the live registrations confirm. */
function hearRecord({ gateways }: BelievedState, column: Column, source: Source, isOther: boolean): number {
  let confirmed = 0;
  for (let place = 0; place < gateways.length; place++) {
    const believed = gateways[place];
    if (!believed) continue;
    const guess = column.drafts[place];
    const isKnown = guess && guess.live !== null && guess.live === believed.live;
    const draft = isKnown ? guess : draftFor(column, believed.service, place, source);
    compareWithLive(believed, column.liveKnown ? draft.live : undefined);
    if (believed.usable && (!column.liveKnown || (believed.sameWan && draft.gateway.usable))) confirmed++;
    if (isOther) draft.gateway.beliefs.push(believed.belief);
  }
  return confirmed;
}

function draftFor(column: Column, service: MeshGatewayService, place: number, source: Source): Draft {
  return find(column, service, place) ?? add(column, service, 'federation-state', source);
}

function add(column: Column, service: MeshGatewayService, seen: MeshGateway['seen'], source: Source): Draft {
  const { node, id, lan, wan, federation, partition, checks } = service;
  const status = worstCheck(checks);
  const usable = isUsable(service);
  const part = { node, id, service: service.service, lan, wan, federation, partition, checks };
  const gateway = {
    datacenter: column.datacenter,
    ...part,
    status,
    usable,
    seen,
    source,
    beliefs: [],
  };
  const draft: Draft = { gateway, live: seen === 'live' ? service : null };
  column.drafts.push(draft);
  const sameNode = column.byNode.get(node);
  if (sameNode) sameNode.push(draft);
  else column.byNode.set(node, [draft]);
  return draft;
}

/** Lists mostly agree in order, so the same place is tried first. */
function find(column: Column, { node, id }: MeshGatewayService, place: number): Draft | undefined {
  const guess = column.drafts[place]?.gateway;
  if (guess && guess.id === id && guess.node === node) return column.drafts[place];
  return column.byNode.get(node)?.find(({ gateway }) => gateway.id === id);
}
