import { isBetweenOrOf, isLostWithItsDatacenter } from '../../consequences';
import { BROKEN_WAYS, folding, sameDatacenter, WAN_VIEWS, type Folding, type When } from '../../folding';
import { findingId } from '../../subject';

/** A way that should work and does not is the same broken way, told by what is registered. */
const isSameWay: When = (cause, symptom) => findingId('', cause.subject) === findingId('', symptom.subject);

const startsThere: When = ({ subject: cause }, { subject: symptom }) =>
  cause.kind === 'vantage' && symptom.kind === 'pair' && symptom.from === cause.datacenter;

/** Gossip travels the same road. Agents of a lost datacenter are lost with it, and what they saw last is how it went. */
export const WAY_FOLDINGS: readonly Folding[] = [
  ...BROKEN_WAYS.flatMap((rule) => [
    ...folding(rule, WAN_VIEWS, isBetweenOrOf),
    ...folding(rule, ['lingering-offline-mark'], sameDatacenter),
    ...folding(
      rule,
      ['agent-unreachable', 'dead-server', 'datacenter-without-leader', 'quorum-at-risk', 'missing-server'],
      isLostWithItsDatacenter,
    ),
    ...folding(rule, ['route-prediction-disagrees'], isSameWay),
  ]),
  ...folding('forwarding-broken-from-one-server', ['route-prediction-disagrees'], startsThere),
];
