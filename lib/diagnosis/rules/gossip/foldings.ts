import { isBetweenOrOf } from '../../consequences';
import { folding, type Folding } from '../../folding';

/** What one pool sees shows in the others and in the pair. */
export const GOSSIP_FOLDINGS: readonly Folding[] = [
  ...folding('flapping-member', ['disagreeing-wan-views', 'no-alive-wan-member'], isBetweenOrOf),
  ...folding('failed-wan-member', ['no-alive-wan-member'], isBetweenOrOf),
  ...folding('disagreeing-wan-views', ['no-alive-wan-member'], isBetweenOrOf),
];
