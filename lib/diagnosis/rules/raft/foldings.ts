import { endsAtDeadServer, everyWayLeadsTo, isAgentOf, isDeadServerOf } from '../../consequences';
import { folding, sameDatacenter, sameServer, WAYS, type Folding } from '../../folding';

/** Dead servers, and what they no longer answer. */
export const RAFT_FOLDINGS: readonly Folding[] = [
  ...folding(
    'datacenter-without-leader',
    [
      'dead-server',
      'missing-server',
      'quorum-at-risk',
      'raft-peer-not-alive',
      'unhealthy-server',
      'server-without-leader',
    ],
    sameDatacenter,
  ),
  ...folding('datacenter-without-leader', ['failed-wan-member'], isDeadServerOf),
  ...folding('datacenter-without-leader', WAYS, everyWayLeadsTo),
  ...folding('dead-server', ['quorum-at-risk', 'missing-server'], sameDatacenter),
  ...folding('dead-server', ['failed-wan-member', 'unhealthy-server'], sameServer),
  ...folding('dead-server', ['agent-unreachable', 'stale-data'], isAgentOf),
  ...folding('dead-server', WAYS, endsAtDeadServer),
  ...folding('missing-server', ['quorum-at-risk'], sameDatacenter),
  ...folding('raft-peer-not-alive', ['quorum-at-risk'], sameDatacenter),
  ...folding(
    'quorum-at-risk',
    ['failed-wan-member'],
    (cause, symptom, federation) => cause.severity !== 'info' && isDeadServerOf(cause, symptom, federation),
  ),
  // A server that nobody accepts is refused by its own datacenter and by the others alike.
  ...folding('server-without-leader', ['unhealthy-server'], sameServer),
  ...folding('server-without-leader', ['forwarding-broken-from-one-server'], isAgentOf),
];
