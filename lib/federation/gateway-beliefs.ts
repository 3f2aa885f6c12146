import type { Address, CheckStatus, FederationState, MeshGatewayService } from '../consul/types';
import type { GatewayBelief, Source } from './types';

/** A gateway as one federation state has it, and how that compares with the live registration last seen beside it. */
export type Believed = {
  service: MeshGatewayService;
  usable: boolean;
  /** The live registration compared with: null = there is none, undefined = the live ones are not known. */
  live: MeshGatewayService | null | undefined;
  sameWan: boolean;
  belief: GatewayBelief;
};

/** The record of one datacenter as one observer has it. */
export type BelievedState = {
  datacenter: string;
  usable: number;
  tagged: number;
  gateways: readonly Believed[];
};

type Records = { observer: string; source: Source; states: readonly BelievedState[] };

/**
 * Federation states change rarely and every datacenter has those of all: at 200 datacenters 120,000 beliefs. They are made once for
 * an answer and again only when the live registration beside them changed. Answers are never changed, so nobody can tell.
 */
const heard = new WeakMap<readonly FederationState[], Records>();

/** What `observer` believes, record by record, in the order of the answer. */
export function recordsOf(
  states: readonly FederationState[],
  observer: string,
  source: Source,
): readonly BelievedState[] {
  const before = heard.get(states);
  if (before && before.observer === observer && isSameSource(before.source, source)) return before.states;
  const believed = states.map(({ datacenter, meshGateways }) => {
    const gateways = meshGateways.map((service) => believe(service, undefined, observer, source));
    return {
      datacenter,
      usable: gateways.filter(({ usable }) => usable).length,
      tagged: meshGateways.filter(({ federation }) => federation).length,
      gateways,
    };
  });
  heard.set(states, { observer, source, states: believed });
  return believed;
}

/** Compares with the live registration, unless that is the one it was compared with already. */
export function compareWithLive(believed: Believed, live: MeshGatewayService | null | undefined): void {
  if (believed.live === live) return;
  const { service, belief } = believed;
  Object.assign(believed, believe(service, live, belief.observer, belief.source));
}

function believe(
  service: MeshGatewayService,
  live: MeshGatewayService | null | undefined,
  observer: string,
  source: Source,
): Believed {
  const { wan, lan, federation } = service;
  const usable = isUsable(service);
  const sameWan = live ? isSameAddress(live.wan, wan) : false;
  const matchesLive =
    live === undefined
      ? null
      : live !== null &&
        sameWan &&
        isSameAddress(live.lan, lan) &&
        live.federation === federation &&
        isUsable(live) === usable;
  const status = worstCheck(service.checks);
  return {
    service,
    usable,
    live,
    sameWan,
    belief: { observer, wan, lan, federation, status, matchesLive, source },
  };
}

const SEVERITY: Readonly<Record<string, number>> = { passing: 0, warning: 1, critical: 3 };

/** Worst check, `passing` without any; a word that this version does not know is worse than warning. */
export function worstCheck(checks: MeshGatewayService['checks']): CheckStatus {
  let worst: CheckStatus = 'passing';
  for (const { status } of checks) if (severity(status) > severity(worst)) worst = status;
  return worst;
}

function severity(status: CheckStatus): number {
  return Object.hasOwn(SEVERITY, status) ? (SEVERITY[status] ?? 2) : 2;
}

/** Consul's own condition: tagged, no critical check, default partition (agent/consul/gateway_locator.go). */
export function isUsable({ federation, checks, partition }: MeshGatewayService): boolean {
  if (!federation || (partition !== null && partition !== '' && partition !== 'default')) return false;
  return checks.every(({ status }) => status !== 'critical');
}

function isSameAddress(a: Address | null, b: Address | null): boolean {
  return a === b || (a !== null && b !== null && a.port === b.port && a.address === b.address);
}

function isSameSource(a: Source, b: Source): boolean {
  return a.at === b.at && a.vantage === b.vantage && a.path === b.path;
}
