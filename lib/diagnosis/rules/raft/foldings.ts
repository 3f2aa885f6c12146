import { everyWayLeadsTo, isDeadServerOf } from '../../consequences';
import { folding, sameDatacenter, WAYS, type Folding } from '../../folding';

/** Dead servers, and what they no longer answer. */
export const RAFT_FOLDINGS: readonly Folding[] = [
  ...folding('datacenter-without-leader', ['quorum-at-risk', 'missing-server'], sameDatacenter),
  ...folding('datacenter-without-leader', ['failed-wan-member'], isDeadServerOf),
  ...folding('datacenter-without-leader', WAYS, everyWayLeadsTo),
  ...folding('missing-server', ['quorum-at-risk'], sameDatacenter),
  ...folding('quorum-at-risk', ['failed-wan-member'], isDeadServerOf),
];
