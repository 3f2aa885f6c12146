import type { FailureKind } from '@/lib/consul/types';

/** What happened to a request, as a noun for a sentence. */
const WORDS: Readonly<Partial<Record<FailureKind, string>>> = {
  'agent-unreachable': 'no answer of the agent that was asked',
  'agent-timeout': 'no answer within the deadline',
  'no-leader': 'no leader',
  'no-path': 'an unknown datacenter',
  'no-usable-gateway': 'no usable mesh gateway',
  'no-server-reachable': 'all servers marked offline',
  'gateway-dial': 'a dial that was not answered',
  'connection-lost': 'a connection that was closed',
  'tls-identity': 'a refused certificate',
  tls: 'a failed TLS handshake',
  'neighbour-dial': 'a failed dial of a neighbouring request',
};

export const failureWords = (kind: FailureKind): string => WORDS[kind] ?? 'a text that is not known';
