import type { DatacenterSnapshot } from '@/lib/snapshot/types';

export function observedText({ observed, through, configured }: DatacenterSnapshot): string {
  if (observed === 'directly') return 'directly, by an agent of its own';
  if (observed === 'through') return `through ${through ?? 'another datacenter'}, with ?dc=`;
  return configured
    ? 'only named by others: its own agent does not answer'
    : 'only named by others: no agent address is configured';
}

export function quorumText(quorum: DatacenterSnapshot['quorum']): string | null {
  if (!quorum) return null;
  const { voters, alive, needed, tolerance } = quorum;
  const rest =
    tolerance < 0
      ? 'quorum is lost'
      : tolerance === 0
        ? 'the next failure loses quorum'
        : `${tolerance} more may fail`;
  return `${alive} of ${voters} voters alive, ${needed} needed: ${rest}`;
}

export function leaderText({ leader, leaderKnown }: DatacenterSnapshot): string | null {
  return leaderKnown ? (leader ?? 'none: no leader is elected') : null;
}
