import type { Rule } from '../../types';
import { flappingForwarding } from './flapping-forwarding';
import { forwardingBrokenBothWays } from './forwarding-broken-both-ways';
import { forwardingBrokenFromOneServer } from './forwarding-broken-from-one-server';
import { forwardingBrokenOneWay } from './forwarding-broken-one-way';
import { lingeringOfflineMark } from './lingering-offline-mark';

/** Requests that do not come back: what is left when no cause above explains them. In the order in which a root stands first among equals. */
export const WAY_RULES: readonly Rule[] = [
  forwardingBrokenBothWays,
  forwardingBrokenOneWay,
  forwardingBrokenFromOneServer,
  flappingForwarding,
  lingeringOfflineMark,
];
