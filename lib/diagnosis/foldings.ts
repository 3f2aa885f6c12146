import type { Folding } from './causes';
import {
  datacenterOf,
  dialsThatGateway,
  everyWayLeadsTo,
  everyWayTouches,
  failsByDialling,
  isAllThatDiffers,
  isBetweenOrOf,
  isDeadServerOf,
  isLostWithItsDatacenter,
  joinsDifferentModes,
} from './consequences';
import { findingId } from './subject';

/** Rules that tell of a broken way, widest first. */
const BROKEN_WAYS = [
  'forwarding-broken-both-ways',
  'forwarding-broken-one-way',
  'forwarding-broken-from-one-server',
];
const WAYS = [...BROKEN_WAYS, 'lingering-offline-mark'];
const WAN_VIEWS = ['failed-wan-member', 'disagreeing-wan-views', 'no-alive-wan-member'];

type When = Folding['when'];

const folding = (cause: string, symptoms: readonly string[], when: When): Folding[] =>
  symptoms.map((symptom) => ({ cause, symptom, when }));

const sameDatacenter: When = (cause, symptom) =>
  datacenterOf(cause) !== null && datacenterOf(cause) === datacenterOf(symptom);

const sameVantage: When = ({ subject: a }, { subject: b }) =>
  a.kind === 'vantage' && b.kind === 'vantage' && a.vantage === b.vantage;

/**
 * Which consequence belongs to which cause, in the order in which causes are tried (consul.md 3H): Raft, options, gateways, then the
 * ways. Latent faults of gateways are never symptoms: a way that works must not hide them.
 */
export const FOLDINGS: readonly Folding[] = [
  // Gateways: without a usable one nothing gets in or out.
  ...folding(
    'no-usable-mesh-gateway',
    ['critical-mesh-gateway', 'mesh-gateway-without-federation-meta', 'single-usable-mesh-gateway'],
    sameDatacenter,
  ),
  ...folding('no-usable-mesh-gateway', WAYS, everyWayTouches),
  ...folding('no-usable-mesh-gateway', WAN_VIEWS, isBetweenOrOf),
  ...folding('no-usable-mesh-gateway', ['outdated-gateway-addresses'], sameDatacenter),
  ...folding('critical-mesh-gateway', ['single-usable-mesh-gateway'], sameDatacenter),
  ...folding('critical-mesh-gateway', WAYS, dialsThatGateway),

  ...folding('outdated-gateway-addresses', BROKEN_WAYS.slice(0, 2), everyWayTouches),

  // Raft: dead servers, and what they no longer answer.
  ...folding('datacenter-without-leader', ['quorum-at-risk', 'missing-server'], sameDatacenter),
  ...folding('datacenter-without-leader', ['failed-wan-member'], isDeadServerOf),
  ...folding('datacenter-without-leader', WAYS, everyWayLeadsTo),
  ...folding('missing-server', ['quorum-at-risk'], sameDatacenter),
  ...folding('quorum-at-risk', ['failed-wan-member'], isDeadServerOf),

  // Options: a server that goes round the gateways.
  ...folding('federation-flag-missing', WAYS, failsByDialling),
  ...folding('federation-flag-missing', ['mixed-federation-modes'], isAllThatDiffers),
  ...folding(
    'federation-flag-missing',
    ['failed-wan-member'],
    (cause, symptom) => findingId('', cause.subject) === findingId('', symptom.subject),
  ),
  ...folding('mixed-federation-modes', WAYS, joinsDifferentModes),

  // Ways: gossip travels the same road, and an agent of a lost datacenter is lost with it.
  ...BROKEN_WAYS.slice(0, 2).flatMap((rule) => [
    ...folding(rule, WAN_VIEWS, isBetweenOrOf),
    ...folding(rule, ['lingering-offline-mark'], sameDatacenter),
    ...folding(rule, ['agent-unreachable'], isLostWithItsDatacenter),
  ]),

  ...folding('failed-wan-member', ['no-alive-wan-member'], isBetweenOrOf),
  ...folding('disagreeing-wan-views', ['no-alive-wan-member'], isBetweenOrOf),

  // Our own means.
  ...folding(
    'agent-unreachable',
    ['stale-data', 'denied-or-filtered-reads', 'client-agent-vantage'],
    sameVantage,
  ),
  ...folding('agent-unreachable', ['datacenter-observed-by-hearsay'], sameDatacenter),
];
