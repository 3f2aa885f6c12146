import type { Address, CheckStatus, FederationState, MeshGatewayService } from '../consul/types';
import { byText } from './order';
import type { Known, MeshGateway, Source } from './types';

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

type Draft = Omit<MeshGateway, 'beliefs'> & { beliefs: MeshGateway['beliefs'][number][] };
type Column = { drafts: Draft[]; byNode: Map<string, Draft[]>; liveKnown: boolean };
type Records = Known<readonly FederationState[]>;

const SEVERITY: Readonly<Record<string, number>> = { passing: 0, warning: 1, critical: 3 };

/** Worst check, `passing` without any; a word that this version does not know is worse than warning. */
export function worstCheck(checks: MeshGatewayService['checks']): CheckStatus {
  let worst: CheckStatus = 'passing';
  for (const { status } of checks) {
    if ((SEVERITY[status] ?? 2) > (SEVERITY[worst] ?? 2)) worst = status;
  }
  return worst;
}

/** Consul's own condition: tagged, no critical check, default partition (agent/consul/gateway_locator.go). */
export function isUsable({ federation, checks, partition }: MeshGatewayService): boolean {
  if (!federation || (partition !== null && partition !== '' && partition !== 'default')) return false;
  for (const { status } of checks) if (status === 'critical') return false;
  return true;
}

/**
 * The gateways of every datacenter: the live registrations, and those only federation states still name; and what every other
 * datacenter believes of them. Both arrays are in the order of `names` (primary first).
 */
export function readMeshGateways(
  names: readonly string[],
  live: readonly Known<readonly MeshGatewayService[]>[],
  records: readonly Records[],
): { gateways: MeshGateway[][]; tally: GatewayTally } {
  const count = names.length;
  const tally: GatewayTally = {
    count,
    believedUsable: new Int32Array(count * count).fill(-1),
    believedTagged: new Int32Array(count * count).fill(-1),
    confirmed: new Int32Array(count * count).fill(-1),
    liveUsable: new Int32Array(count).fill(-1),
    liveTagged: new Int32Array(count).fill(-1),
  };
  const columns = names.map((name, i) => liveColumn(name, live[i], tally, i));
  // What only a record names is described as its own datacenter has it, else as the first other one does.
  records.forEach((known, i) => {
    const column = columns[i];
    const own = known.known ? known.value.find((state) => state.datacenter === names[i]) : undefined;
    if (!known.known || !own || !column) return;
    for (const service of own.meshGateways) {
      if (!find(column, service, 0))
        add(column, draftOf(names[i] ?? '', service, 'federation-state', known.source));
    }
  });
  const indexOf = new Map(names.map((name, index) => [name, index]));
  records.forEach((known, observer) => {
    if (known.known) hearRecords(known.value, known.source, observer, names, indexOf, columns, tally);
  });
  const gateways = columns.map(({ drafts }) =>
    drafts.sort((a, b) => byText(a.node, b.node) || byText(a.id, b.id)),
  );
  return { gateways, tally };
}

function liveColumn(
  datacenter: string,
  known: Known<readonly MeshGatewayService[]> | undefined,
  tally: GatewayTally,
  index: number,
): Column {
  const column: Column = { drafts: [], byNode: new Map(), liveKnown: known?.known === true };
  if (!known?.known) return column;
  let [usable, tagged] = [0, 0];
  for (const service of known.value) {
    if (find(column, service, column.drafts.length)) continue;
    const draft = draftOf(datacenter, service, 'live', known.source);
    add(column, draft);
    if (draft.federation) tagged++;
    if (draft.usable) usable++;
  }
  tally.liveUsable[index] = usable;
  tally.liveTagged[index] = tagged;
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
  for (const counts of [believedUsable, believedTagged, confirmed]) counts.fill(0, row, row + count);
  const heard = new Uint8Array(count);
  const name = names[observer] ?? '';
  for (const state of states) {
    const subject = indexOf.get(state.datacenter);
    const column = subject === undefined ? undefined : columns[subject];
    if (subject === undefined || !column || heard[subject]) continue;
    heard[subject] = 1;
    let [usable, tagged, same] = [0, 0, 0];
    for (let at = 0; at < state.meshGateways.length; at++) {
      const service = state.meshGateways[at];
      if (!service) continue;
      const believed = isUsable(service);
      if (service.federation) tagged++;
      if (believed) usable++;
      let draft = find(column, service, at);
      if (!draft) {
        draft = draftOf(state.datacenter, service, 'federation-state', source);
        add(column, draft);
      }
      const isLive = draft.seen === 'live';
      const sameWan = isLive && sameAddress(draft.wan, service.wan);
      if (believed && (!column.liveKnown || (sameWan && draft.usable))) same++;
      if (subject === observer) continue;
      const matchesLive = column.liveKnown
        ? sameWan &&
          sameAddress(draft.lan, service.lan) &&
          draft.federation === service.federation &&
          draft.usable === believed
        : null;
      const { wan, lan, federation } = service;
      const status = worstCheck(service.checks);
      draft.beliefs.push({ observer: name, wan, lan, federation, status, matchesLive, source });
    }
    believedUsable[row + subject] = usable;
    believedTagged[row + subject] = tagged;
    confirmed[row + subject] = same;
  }
}

function draftOf(
  datacenter: string,
  service: MeshGatewayService,
  seen: Draft['seen'],
  source: Source,
): Draft {
  const { node, id, lan, wan, federation, partition, checks } = service;
  const status = worstCheck(checks);
  const usable = isUsable(service);
  const part = { node, id, service: service.service, lan, wan, federation, partition, checks };
  return { datacenter, ...part, status, usable, seen, source, beliefs: [] };
}

function add(column: Column, draft: Draft): void {
  column.drafts.push(draft);
  const sameNode = column.byNode.get(draft.node);
  if (sameNode) sameNode.push(draft);
  else column.byNode.set(draft.node, [draft]);
}

/** Lists mostly agree in order, so the same place is tried first: 200 datacenters make 120,000 look-ups. */
function find(column: Column, { node, id }: MeshGatewayService, place: number): Draft | undefined {
  const guess = column.drafts[place];
  if (guess && guess.id === id && guess.node === node) return guess;
  return column.byNode.get(node)?.find((draft) => draft.id === id);
}

function sameAddress(a: Address | null, b: Address | null): boolean {
  return a === b || (a !== null && b !== null && a.port === b.port && a.address === b.address);
}
