import type { Federation } from '@/lib/federation/types';
import { datacenterOf } from './consequences';
import type { Finding } from './types';

/**
 * "A finding of `symptom` is a consequence of one of `cause` when …". Both share a datacenter, or one is about the federation; if
 * `far`, they may be anywhere: every pair of them is looked at, so neither may be many.
 */
export type Folding = {
  cause: string;
  symptom: string;
  when: (cause: Finding, symptom: Finding, federation: Federation) => boolean;
  far?: true;
};

export type When = Folding['when'];

/** One cause with many kinds of symptoms under the same condition. */
export const folding = (cause: string, symptoms: readonly string[], when: When): Folding[] =>
  symptoms.map((symptom) => ({ cause, symptom, when }));

/** The same for consequences in other datacenters than their cause. */
export const farFolding = (cause: string, symptoms: readonly string[], when: When): Folding[] =>
  symptoms.map((symptom) => ({ cause, symptom, when, far: true }));

export const sameDatacenter: When = (cause, symptom) =>
  datacenterOf(cause) !== null && datacenterOf(cause) === datacenterOf(symptom);

/** The cause lies in the primary, the symptom elsewhere: what the secondaries have from there stands still. */
export const liesInThePrimary: When = (cause, symptom, { primary }) =>
  primary !== null && datacenterOf(cause) === primary && datacenterOf(symptom) !== primary;

export const sameVantage: When = ({ subject: a }, { subject: b }) =>
  a.kind === 'vantage' && b.kind === 'vantage' && a.vantage === b.vantage;

export const sameServer: When = ({ subject: a }, { subject: b }) =>
  a.kind === 'server' && b.kind === 'server' && a.datacenter === b.datacenter && a.server === b.server;

/** Rules that tell of broken ways between datacenters; every breakage belongs to exactly one of them (breakage-rule.ts). */
export const BROKEN_WAYS = [
  'silent-datacenter',
  'federation-not-resumed',
  'closed-mesh-gateways',
  'mesh-gateways-without-remote-routes',
  'swallowed-connections',
  'outdated-gateway-endpoints',
  'blocked-between-mesh-gateways',
  'blocked-rpc-port',
  'forwarding-broken-both-ways',
  'forwarding-broken-one-way',
  'flapping-forwarding',
] as const;
/** Every rule whose subject is a way. */
export const WAYS = [
  ...BROKEN_WAYS,
  'silent-mesh-gateway',
  'forwarding-broken-from-one-server',
  'lingering-offline-mark',
] as const;
/** Rules that tell of what WAN pools see. */
export const WAN_VIEWS = [
  'flapping-member',
  'failed-wan-member',
  'disagreeing-wan-views',
  'no-alive-wan-member',
] as const;
/** Rules that tell of federation states which are not as they should be. */
export const RECORDS = [
  'stuck-anti-entropy',
  'lagging-federation-states',
  'outdated-gateway-addresses',
] as const;
/** What a secondary lacks while it does not get answers from the primary. */
export const FROM_THE_PRIMARY = [
  'acl-replication-failing',
  'secondary-without-acls',
  'tokens-resolved-from-cache',
  'ca-roots-differ',
] as const;
