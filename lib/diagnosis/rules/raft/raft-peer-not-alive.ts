import type { RaftServer } from '@/lib/consul/types';
import { hostOf } from '../../words';
import type { Datacenter } from '@/lib/federation/types';
import { sourceEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { counted, nameList, shellWord } from '../../words';

/**
 * A peer that no member is behind: a server that was wiped and came back under a new id, or one that was lost while there was no
 * leader to remove it. One that is only failed is a dead server, and autopilot removes it.
 */
export const raftPeerNotAlive: Rule = {
  id: 'raft-peer-not-alive',
  title: 'Raft counts a peer that is no member',
  why: 'A peer that does not exist counts for the majority: one server less may fail than it seems.',
  evidence: 'The Raft configuration beside the LAN pool of the same datacenter.',
  remedy: 'Remove the peer from Raft.',
  covers: ['S6'],
  requires: ['raft', 'lanMembers'],
  section: SECTIONS.outage,
  check: ({ datacenters }) =>
    datacenters.flatMap((datacenter) => {
      const { name, raft, quorum } = datacenter;
      if (!raft.known) return [];
      const ghosts = raft.value.filter((peer) => isGhost(datacenter, peer));
      if (ghosts.length === 0) return [];
      const names = ghosts.map(({ node, id, address }) => (isNamed(node) ? node : `${id} (${address})`));
      const one = ghosts.length === 1;
      return [
        {
          severity: 'warning' as const,
          subject: { kind: 'datacenter' as const, datacenter: name },
          title: `Raft of ${name} counts ${one ? 'a peer that is' : 'peers that are'} no member: ${nameList(names, 3)}`,
          evidence: [
            sourceEvidence(
              raft.source,
              `Raft configuration: ${raft.value.map((s) => `${s.node} ${s.id} ${s.address}${s.voter ? '' : ' (no voter)'}`).join(', ')}`,
            ),
          ],
          cause: `The LAN pool of ${name} lists no server for ${one ? 'it' : 'them'}: the server was rebuilt under a new id or address, or was lost while nobody could remove it.${quorum ? ` ${quorum.alive} of ${counted(quorum.voters, 'voter')} ${quorum.alive === 1 ? 'is' : 'are'} alive, ${quorum.needed} are needed.` : ''}`,
          remedy: [
            ...ghosts.slice(0, 5).map(({ id }) => ({
              text: `Remove the peer ${id} from Raft, on a server of ${name}.`,
              command: `consul operator raft remove-peer -id=${shellWord(id)}`,
            })),
            { text: 'See who is left.', command: 'consul operator raft list-peers' },
          ],
          confidence: 'observed' as const,
        },
      ];
    }),
};

const isNamed = (node: string): boolean => node !== '' && node !== '(unknown)';

/**
 * The pool was read after Raft, and neither id, name nor address of the peer is in it; and the peers, which are read more often than
 * the configuration, still name it.
 */
function isGhost({ servers, raft, peers }: Datacenter, peer: RaftServer): boolean {
  if (!raft.known) return false;
  const behind = servers.filter(
    ({ id, node, address }) =>
      (id !== null && id === peer.id) ||
      (isNamed(peer.node) && node === peer.node) ||
      (id === null && address === hostOf(peer.address)),
  );
  if (!behind.every(({ lan }) => lan.known && lan.value === 'none')) return false;
  if (peers.known && peer.address !== '' && !peers.value.includes(peer.address)) return false;
  return servers.some(({ lan }) => lan.known && lan.source.at >= raft.source.at);
}
