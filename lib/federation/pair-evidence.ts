import { gatewayFault, probeText } from './pair-texts';
import type { Datacenter, Federation, GatewayBelief, Known, MeshGateway, Pair, Source } from './types';

/** One line of proof: who said what to which request, when (ISO 8601). */
type EvidenceLine = { vantage: string; request: string; at: string; value: string };

/** One layer of a pair in a sentence, with its proof. */
type LayerEvidence = { sentence: string; evidence: readonly EvidenceLine[] };

const WAN_MEMBERS = '/v1/agent/members?wan=1';

/** What the three layers of a pair rest on. Failure texts are given as they came. */
export function pairEvidence(
  federation: Federation,
  pair: Pair,
): { gossip: LayerEvidence; forwarding: LayerEvidence; gateways: LayerEvidence } {
  return { gossip: gossip(pair), forwarding: forwarding(pair), gateways: gateways(federation, pair) };
}

function gossip({ from, to, gossip, gossipViews }: Pair): LayerEvidence {
  const evidence = gossipViews.map(({ vantage, alive, failed, left, total, at }) =>
    line({ vantage, path: WAN_MEMBERS, at }, `${alive} of ${total} alive, ${failed} failed, ${left} left`),
  );
  const sentences = {
    good: `Every WAN pool asked in ${from} has the servers of ${to} alive.`,
    partial: `The WAN pools asked in ${from} do not have every server of ${to} alive, or differ.`,
    bad: `A WAN pool in ${from} has no server of ${to} alive.`,
    unknown: `No WAN pool of ${from} could be read: it takes the address of a server there.`,
    'not-applicable': `Gossip does not apply between ${from} and ${to}.`,
  };
  return { sentence: sentences[gossip], evidence };
}

function forwarding({ from, to, forwarding, probes }: Pair): LayerEvidence {
  const evidence = probes.map((probe) => {
    const again = probe.failuresInARow > 1 ? ` (${probe.failuresInARow} times in a row)` : '';
    return line(probe, `${probeText(probe)}${again}`);
  });
  const working = probes.filter(({ outcome }) => outcome === 'works' || outcome === 'first-failure').length;
  const sentences = {
    good: `Requests asked of ${from} for ${to} come back.`,
    partial: `Requests asked of ${from} for ${to} come back from ${working} of ${probes.length} agents.`,
    bad: `No request asked of ${from} for ${to} comes back.`,
    unknown: `No request asked of ${from} for ${to} told anything.`,
    'not-applicable': `Forwarding does not apply between ${from} and ${to}.`,
  };
  return { sentence: sentences[forwarding], evidence };
}

function gateways({ datacenters }: Federation, pair: Pair): LayerEvidence {
  const { from, to } = pair;
  const source = datacenters.find(({ name }) => name === from);
  const target = datacenters.find(({ name }) => name === to);
  const evidence =
    pair.gateways === 'not-applicable'
      ? []
      : [
          ...registered(source),
          ...missing(source?.federationStates),
          ...believed(target, from),
          ...registered(target),
        ];
  const fallback =
    pair.ownUsableGateways === 0 ? `, ${from} without one of its own dials those of ${to}` : '';
  const sentences = {
    good: `All mesh gateways between ${from} and ${to} are usable, as ${from} knows them.`,
    partial: `Some mesh gateways between ${from} and ${to} are usable${fallback}.`,
    bad: `${capital(gatewayFault(pair))}.`,
    unknown: `Which mesh gateways ${from} would use towards ${to} could not be read.`,
    'not-applicable': `${from} is not federated through mesh gateways.`,
  };
  return { sentence: sentences[pair.gateways], evidence };
}

/** The live gateways of a datacenter, or that it has none. */
function registered(datacenter: Datacenter | undefined): EvidenceLine[] {
  if (!datacenter?.liveGateways.known) return missing(datacenter?.liveGateways);
  const live = datacenter.meshGateways.filter(({ seen }) => seen === 'live');
  if (live.length === 0) {
    return [line(datacenter.liveGateways.source, `${datacenter.name} has no mesh gateway registered`)];
  }
  return live.map((gateway) => line(gateway.source, describe(gateway, gateway)));
}

function believed(datacenter: Datacenter | undefined, observer: string): EvidenceLine[] {
  return (datacenter?.meshGateways ?? []).flatMap((gateway) =>
    gateway.beliefs
      .filter((belief) => belief.observer === observer)
      .map((belief) => {
        const differs = belief.matchesLive === false ? '; its registration differs' : '';
        return line(belief.source, `${describe(gateway, belief)} as ${observer} knows it${differs}`);
      }),
  );
}

function describe(
  { id, node }: MeshGateway,
  { wan, status, federation }: MeshGateway | GatewayBelief,
): string {
  const place = wan
    ? `${wan.address.includes(':') ? `[${wan.address}]` : wan.address}:${wan.port}`
    : 'no WAN address';
  return `${id} on ${node}, ${place}, ${status}${federation ? '' : ', not tagged for federation'}`;
}

/** A read that gave no value is proof of what is not known. */
function missing(known: Known<unknown> | undefined): EvidenceLine[] {
  if (!known || known.known || known.gap.at === null) return [];
  const { vantage, path, at, kind, message } = known.gap;
  return [line({ vantage, path, at }, `${kind}: ${message}`)];
}

function line({ vantage, path, at }: Source, value: string): EvidenceLine {
  return { vantage, request: path, at: isoTime(at), value };
}

/** ISO 8601; a clock beyond what a date can hold is a wrong clock, not a crash. */
function isoTime(at: number): string {
  const limit = 8.64e15;
  return new Date(Math.max(-limit, Math.min(limit, at))).toISOString();
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
