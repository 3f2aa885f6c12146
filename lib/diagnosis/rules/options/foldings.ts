import {
  datacenterOf,
  everyWayTouches,
  failsByDialling,
  isAllThatDiffers,
  isBetweenOrOf,
  joinsDifferentModes,
} from '../../consequences';
import { dialsPrimaryGatewaysOf } from '../../primary-gateway-dials';
import type { Server } from '@/lib/federation/types';
import { indexFederation } from '../../federation-index';
import { folding, sameDatacenter, sameServer, WAN_VIEWS, WAYS, type Folding, type When } from '../../folding';
import { brokenWayToPrimary } from '../../reach-of-primary';
import { subjectDatacenters } from '../../subject';
import type { Finding } from '../../types';

/** The cause keeps its datacenter from the primary now. A latent one has no consequences yet. */
function cutsOff(cause: Finding, federation: Parameters<When>[2]): boolean {
  const datacenter = indexFederation(federation).datacenters.get(datacenterOf(cause) ?? '');
  return (
    cause.latent !== true && datacenter !== undefined && brokenWayToPrimary(federation, datacenter) !== null
  );
}

const whileCutOff =
  (when: When): When =>
  (cause, symptom, federation) =>
    cutsOff(cause, federation) && when(cause, symptom, federation);

/** The options by which a secondary finds its primary, worst first. */
const FINDING_THE_PRIMARY = [
  'unknown-primary-datacenter',
  'disagreeing-primary-datacenters',
  'primary-gateways-without-flag',
  'no-primary-gateways',
  'stale-primary-gateways',
] as const;

/** What a secondary lacks that has never met its primary: its gateways cannot register, and it is told of no others. */
const NEVER_TOLD = ['no-usable-mesh-gateway', 'outdated-gateway-addresses'] as const;

const touchesIt: When = (cause, { subject }) => {
  const name = datacenterOf(cause);
  if (subject.kind === 'pair') return subject.from === name || subject.to === name;
  return subject.kind !== 'federation' && subject.datacenter === name;
};

/** The other name of a server, or of one in the datacenter, that the cause renamed. */
const isOldName: When = (cause, { subject, severity }, federation) => {
  if (severity === 'info') return false;
  const { datacenters } = indexFederation(federation);
  const name = datacenterOf(cause);
  const servers = datacenters.get(name ?? '')?.servers ?? [];
  const isRenamed = ({ renamedTo }: Server) =>
    renamedTo !== null &&
    (cause.rule === 'dotted-node-name' ? renamedTo.includes('.') : renamedTo === serverIn(cause));
  if (subject.kind === 'server') {
    return subject.datacenter === name && servers.some((s) => s.node === subject.server && isRenamed(s));
  }
  return subject.kind === 'datacenter' && subject.datacenter === name && servers.some(isRenamed);
};

const serverIn = ({ subject }: Finding): string | null => (subject.kind === 'server' ? subject.server : null);

/** Nothing reaches a server with a dot in its name, so it sees nobody answer either. */
const isOrSeesDotted: When = (cause, symptom, federation) => {
  const { subject } = symptom;
  if (subject.kind === 'server')
    return subject.datacenter === datacenterOf(cause) && subject.server.includes('.');
  return touchesIt(cause, symptom, federation);
};

/** The only server of a datacenter came back under another name: its clients and gateways have to find it first. */
const onlyServerRenamed: When = (cause, symptom, federation) => {
  const servers = indexFederation(federation).datacenters.get(datacenterOf(cause) ?? '')?.servers ?? [];
  const others = servers.filter(({ renamedTo, status }) => renamedTo === null && status !== 'left');
  return (
    servers.some(({ renamedTo }) => renamedTo?.includes('.')) &&
    others.length === 1 &&
    touchesIt(cause, symptom, federation)
  );
};

/** Requests between the datacenters that have addresses in common. */
const joinsSharers: When = (cause, { subject }) => {
  if (cause.severity !== 'critical') return false;
  if (cause.subject.kind === 'federation') return true;
  return (
    cause.subject.kind === 'pair' &&
    subjectDatacenters(subject).some((name) => subjectDatacenters(cause.subject).includes(name))
  );
};

const SERVER_TROUBLE = [
  'dead-server',
  'missing-server',
  'quorum-at-risk',
  'raft-peer-not-alive',
  'unhealthy-server',
] as const;

/** A server whose options differ goes its own way; a datacenter that does not find its primary is cut off as a whole. */
export const OPTION_FOLDINGS: readonly Folding[] = [
  // One wrong option is the reason for another.
  ...folding(
    'connect-disabled',
    ['federation-flag-missing', 'primary-gateways-without-flag', 'leftover-wan-join'],
    sameDatacenter,
  ),
  ...folding('connect-disabled', ['mixed-federation-modes'], isAllThatDiffers),
  ...folding('federation-flag-missing', ['leftover-wan-join'], sameDatacenter),
  ...folding('federation-flag-missing', ['mixed-federation-modes'], isAllThatDiffers),
  ...folding('primary-gateways-without-flag', ['leftover-wan-join'], sameDatacenter),
  ...folding('primary-gateways-without-flag', ['mixed-federation-modes'], isAllThatDiffers),
  ...folding('mixed-federation-modes', ['leftover-wan-join'], () => true),
  // What follows from it.
  ...folding('federation-flag-missing', WAYS, failsByDialling),
  ...folding('federation-flag-missing', ['failed-wan-member', 'flapping-member'], sameServer),
  ...FINDING_THE_PRIMARY.flatMap((cause) => [
    ...folding(cause, WAYS, whileCutOff(everyWayTouches)),
    ...folding(cause, WAN_VIEWS, whileCutOff(isBetweenOrOf)),
    ...folding(cause, NEVER_TOLD, whileCutOff(touchesIt)),
  ]),
  ...folding(
    'datacenter-name-used-twice',
    [...SERVER_TROUBLE, ...WAN_VIEWS, ...WAYS, 'node-name-used-twice'],
    touchesIt,
  ),
  ...folding('node-name-used-twice', [...SERVER_TROUBLE, ...WAN_VIEWS], isOldName),
  ...folding('node-name-used-twice', SERVER_TROUBLE, sameServer),
  ...folding('dotted-node-name', [...SERVER_TROUBLE, ...WAN_VIEWS], isOldName),
  ...folding('dotted-node-name', WAN_VIEWS, isOrSeesDotted),
  ...folding('dotted-node-name', [...NEVER_TOLD, ...WAYS], onlyServerRenamed),
  ...folding('overlapping-server-addresses', [...WAYS, ...WAN_VIEWS], joinsSharers),
  // A server that has just started tries them before it has anything better.
  ...folding('stale-primary-gateways', ['forwarding-broken-from-one-server'], dialsPrimaryGatewaysOf),
  ...['connect-disabled', 'primary-gateways-without-flag', 'mixed-federation-modes'].flatMap((cause) =>
    folding(cause, WAYS, joinsDifferentModes),
  ),
];
