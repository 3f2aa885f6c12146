import { isBetweenOrOf, isLostWithItsDatacenter } from '../../consequences';
import { BROKEN_WAYS, folding, sameDatacenter, WAN_VIEWS, type Folding } from '../../folding';

/** Gossip travels the same road, and an agent of a lost datacenter is lost with it. */
export const WAY_FOLDINGS: readonly Folding[] = BROKEN_WAYS.flatMap((rule) => [
  ...folding(rule, WAN_VIEWS, isBetweenOrOf),
  ...folding(rule, ['lingering-offline-mark'], sameDatacenter),
  ...folding(rule, ['agent-unreachable'], isLostWithItsDatacenter),
]);
