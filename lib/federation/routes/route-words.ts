import type { CandidateState } from './types';

/** A candidate's state in one or two words, Consul's own where it has some. */
export const CANDIDATE_WORDS: Readonly<Record<CandidateState, string>> = {
  usable: 'usable',
  unconfirmed: 'usable, by the federation state alone',
  critical: 'critical',
  'critical-by-now': 'critical by now in its own catalog',
  untagged: 'not tagged for federation',
  'untagged-by-now': 'no longer tagged for federation',
  'other-partition': 'not in the default partition',
  gone: 'no longer registered',
  moved: 'registered at another address by now',
  'not-known-here': 'usable, but not in this federation state yet',
  stopped: 'stopped',
  unregistered: 'no mesh gateway of the primary has this address',
  'not-checkable': 'a name that only the servers themselves resolve',
  'not-read': 'not read',
  alive: 'alive',
  'no-known-route': 'alive; whether it can be dialled without a mesh gateway is not known',
  dead: 'not alive in its own datacenter',
  'offline-here': 'not alive in the WAN pool of the asking side',
  'life-unknown': 'nobody there tells whether it lives',
};
