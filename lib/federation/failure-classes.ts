import type { Failure, FailureKind } from '../consul/types';

/**
 * The agent itself says that it gives no such value now. An older value must not outlive that:
 * "healthy" of a minute ago is not true of a datacenter that has just said it has no leader.
 */
const WITHDRAWALS: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'denied',
  'unknown-token',
  'filtered',
  'blocked',
  'client-agent',
  'feature-off',
  'unsupported',
  'no-leader',
]);

/** The token is what stands in the way. */
const REFUSALS: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'denied',
  'unknown-token',
  'filtered',
  'blocked',
]);

/** No HTTP answer came from the agent that was asked. */
const SILENCES: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'agent-unreachable',
  'agent-timeout',
  'agent-tls',
]);

/** A forwarded request did not reach the other datacenter (decoder of consul.md 2.8). */
const BROKEN_PATHS: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'no-path',
  'no-usable-gateway',
  'no-server-reachable',
  'gateway-dial',
  'connection-lost',
  'tls-identity',
  'tls',
  'neighbour-dial',
  'unclassified',
]);

export const isWithdrawal = ({ kind }: Failure): boolean => WITHDRAWALS.has(kind);
export const isRefusal = ({ kind }: Failure): boolean => REFUSALS.has(kind);
export const isSilence = ({ kind }: Failure): boolean => SILENCES.has(kind);
export const isBrokenPath = ({ kind }: Failure): boolean => BROKEN_PATHS.has(kind);

/** An answer of the other datacenter, though not the one wished for: the path to it works. */
export const isAnswerFromAfar = ({ kind, detail }: Failure): boolean =>
  kind === 'no-leader' || (detail.pathWorks && (kind === 'denied' || kind === 'unknown-token'));
