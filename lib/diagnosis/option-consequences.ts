import type { Federation, Server } from '@/lib/federation/types';
import { datacenterOf } from './consequences';
import { indexFederation } from './federation-index';
import { sameDatacenter, type When } from './folding';
import { brokenWayToPrimary } from './reach-of-primary';
import { subjectDatacenters } from './subject';
import type { Finding } from './types';

/** The cause keeps its datacenter from the primary now. A latent one has no consequences yet. */
function cutsOff(cause: Finding, federation: Federation): boolean {
  const datacenter = indexFederation(federation).datacenters.get(datacenterOf(cause) ?? '');
  return (
    cause.latent !== true && datacenter !== undefined && brokenWayToPrimary(federation, datacenter) !== null
  );
}

export const whileCutOff =
  (when: When): When =>
  (cause, symptom, federation) =>
    cutsOff(cause, federation) && when(cause, symptom, federation);

/** All replication into a datacenter is its leader's work. */
export const isLeader: When = (cause, symptom, federation) => {
  if (cause.subject.kind !== 'server' || !sameDatacenter(cause, symptom, federation)) return false;
  const { datacenter, server } = cause.subject;
  const servers = indexFederation(federation).datacenters.get(datacenter)?.servers ?? [];
  return servers.some(({ node, leader }) => node === server && leader === true);
};

export const touchesIt: When = (cause, { subject }) => {
  const name = datacenterOf(cause);
  if (subject.kind === 'pair') return subject.from === name || subject.to === name;
  return subject.kind !== 'federation' && subject.datacenter === name;
};

/** The other name of a server, or of one in the datacenter, that the cause renamed. */
export const isOldName: When = (cause, { subject, severity }, federation) => {
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
export const isOrSeesDotted: When = (cause, symptom, federation) => {
  const { subject } = symptom;
  if (subject.kind === 'server')
    return subject.datacenter === datacenterOf(cause) && subject.server.includes('.');
  return touchesIt(cause, symptom, federation);
};

/** The only server of a datacenter came back under another name: its clients and gateways have to find it first. */
export const onlyServerRenamed: When = (cause, symptom, federation) => {
  const servers = indexFederation(federation).datacenters.get(datacenterOf(cause) ?? '')?.servers ?? [];
  const others = servers.filter(({ renamedTo, status }) => renamedTo === null && status !== 'left');
  return (
    servers.some(({ renamedTo }) => renamedTo?.includes('.')) &&
    others.length === 1 &&
    touchesIt(cause, symptom, federation)
  );
};

/** Requests between the datacenters that have addresses in common. */
export const joinsSharers: When = (cause, { subject }) => {
  if (cause.severity !== 'critical') return false;
  if (cause.subject.kind === 'federation') return true;
  return (
    cause.subject.kind === 'pair' &&
    subjectDatacenters(subject).some((name) => subjectDatacenters(cause.subject).includes(name))
  );
};
