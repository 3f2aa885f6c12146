import type { Pair, Probe } from './types';

/** The answer to a probe as it came: a leader, none, or the failure with its text. */
export function probeText({ failure, leader }: Probe): string {
  if (failure) return `${failure.kind}: ${failure.message}`;
  return leader === null ? 'no leader' : `leader ${leader}`;
}

/** What stands in the way at the mesh gateways of a pair whose gateway layer is bad. */
export function gatewayFault({ from, to, ownUsableGateways, believedUsableGateways }: Pair): string {
  if (ownUsableGateways === 0) return `${from} has no usable mesh gateway`;
  if (believedUsableGateways === 0) return `${from} knows no usable mesh gateway of ${to}`;
  return `no mesh gateway of ${to} that ${from} believes usable is registered so in ${to}`;
}
