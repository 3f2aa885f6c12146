import { failsByDialling, isAllThatDiffers, joinsDifferentModes } from '../../consequences';
import { folding, sameServer, WAYS, type Folding } from '../../folding';

/** A server whose options differ goes its own way. */
export const OPTION_FOLDINGS: readonly Folding[] = [
  ...folding('federation-flag-missing', WAYS, failsByDialling),
  ...folding('federation-flag-missing', ['mixed-federation-modes'], isAllThatDiffers),
  ...folding('federation-flag-missing', ['failed-wan-member'], sameServer),
  ...folding('mixed-federation-modes', WAYS, joinsDifferentModes),
];
