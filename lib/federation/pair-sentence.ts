import { gatewayFault, probeText } from './pair-texts';
import type { Federation, Pair, PairReason, Probe } from './types';

export { pairEvidence } from './pair-evidence';

type Sentence = (pair: Pair, federation: Federation) => string;

const SENTENCES: Readonly<Record<PairReason, Sentence>> = {
  'all-good': ({ from, to, gossip, gateways }) => {
    const unseen = [
      ...(gossip === 'unknown' ? ['its WAN pool'] : []),
      ...(gateways === 'unknown' ? ['its mesh gateways'] : []),
    ];
    const but =
      unseen.length > 0 ? ` What ${from} knows of ${to} in ${unseen.join(' and ')} could not be read.` : '';
    return `Requests from ${from} to ${to} get through.${but}`;
  },
  'path-works-content-denied': ({ from, to }) =>
    `Requests from ${from} reach ${to}, which refuses the token: the way works, its content cannot be read.`,
  'path-works-no-leader': ({ from, to }) => `Requests from ${from} reach ${to}, but ${to} has no leader.`,
  'fails-from-all': ({ from, to, probes, failure }) => {
    const failing = probes.filter((probe) => probe.outcome === 'fails').length;
    const who =
      failing === 1 ? `the agent asked in ${from}` : `all ${failing} agents that could tell in ${from}`;
    return `Requests from ${from} to ${to} fail from ${who}${quoted(failure?.message)}`;
  },
  'fails-from-some': ({ from, to, probes, failure }) => {
    const failing = probes.filter((probe) => probe.outcome === 'fails');
    const names = failing.map((probe) => probe.vantage).join(', ');
    return `Requests from ${from} to ${to} fail from ${failing.length} of ${probes.length} agents asked (${names})${quoted(failure?.message)}`;
  },
  'first-failure': ({ from, to, probes }) =>
    `The first request from ${from} to ${to} failed, the next one decides${quoted(telling(probes)?.failure?.message)}`,
  'gossip-bad': ({ from, to, gossipViews }) => {
    const blind = gossipViews.filter((view) => view.alive === 0).map((view) => view.vantage);
    return `Requests from ${from} to ${to} still get through, but the WAN pool of ${blind.join(', ')} has no server of ${to} alive: new connections from there will fail.`;
  },
  'gateways-bad': (pair) =>
    `Requests from ${pair.from} to ${pair.to} still get through on connections made before, but ${gatewayFault(pair)}: new connections will fail.`,
  'lingering-offline-mark': ({ from, to }) =>
    `Requests from ${from} to ${to} still fail although everything else is good again: the servers of ${from} have those of ${to} marked offline and try again within about two minutes.`,
  'being-mended': ({ from, to, failure }) =>
    `Requests from ${from} to ${to} still fail, since before gateways or servers of one of them came back some seconds ago${quoted(failure?.message)}`,
  'no-vantage': ({ from, to }) =>
    `Nobody knows whether requests from ${from} reach ${to}: no agent of ${from} is asked. Add the address of one.`,
  'vantage-unreachable': ({ from, to }, { vantages }) => {
    const silent = vantages.filter((vantage) => vantage.in === from && vantage.reachable !== true);
    const names =
      silent.length > 0 ? silent.map((vantage) => vantage.id).join(', ') : `the agent asked in ${from}`;
    return `Nobody knows whether requests from ${from} reach ${to}: ${names} did not answer us.`;
  },
  'not-measured-yet': ({ from, to, probes }) => {
    const probe = telling(probes);
    return probe
      ? `Whether requests from ${from} reach ${to} could not be told: ${probe.vantage} answered ${probeText(probe)}.`
      : `Requests from ${from} to ${to} have not been tried yet.`;
  },
  stale: ({ from, to }) =>
    `Nobody knows whether requests from ${from} reach ${to} now: the last try is too long ago.`,
};

/** Why a pair has its state, in plain words with the real names in them. */
export function pairSentence(pair: Pair, federation: Federation): string {
  return SENTENCES[pair.reason](pair, federation);
}

const telling = (probes: readonly Probe[]): Probe | undefined =>
  probes.find((probe) => probe.failure !== null);

function quoted(message: string | undefined): string {
  return message === undefined ? '.' : `: "${message}".`;
}
