import { isBetweenOrOf, isLostWithItsDatacenter } from '../../consequences';
import { BROKEN_WAYS, folding, sameDatacenter, WAN_VIEWS, type Folding } from '../../folding';

/** Gossip travels the same road. Agents of a lost datacenter are lost with it, and what they saw last is how it went. */
export const WAY_FOLDINGS: readonly Folding[] = BROKEN_WAYS.flatMap((rule) => [
  ...folding(rule, WAN_VIEWS, isBetweenOrOf),
  ...folding(rule, ['lingering-offline-mark'], sameDatacenter),
  ...folding(
    rule,
    ['agent-unreachable', 'dead-server', 'datacenter-without-leader', 'quorum-at-risk', 'missing-server'],
    isLostWithItsDatacenter,
  ),
]);
