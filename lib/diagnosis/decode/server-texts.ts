import { READ_POLICY } from '../read-permissions';
import type { KnownText } from './types';

/** Raft and ACLs. */
export const SERVER_TEXTS: readonly KnownText[] = [
  {
    pattern: /raft leader not found in server lookup mapping/,
    says: 'The remote datacenter has a leader that its servers do not find among their LAN members: Raft and LAN gossip differ there. The way to it works.',
    codes: ['S6', 'S3'],
    fault: 'named',
    remedy: () => [
      {
        text: 'Compare the Raft peers with the LAN members there.',
        command: 'consul operator raft list-peers',
      },
    ],
  },
  {
    pattern: /no known peers, aborting election|bootstrap_expect|not enough known peers/,
    says: 'No leader can be elected: fewer servers than bootstrap_expect have found each other.',
    codes: ['S3', 'S2'],
    fault: 'writer',
    remedy: 'Start the missing servers, or correct bootstrap_expect and retry_join.',
  },
  {
    pattern: /election timeout reached|heartbeat timeout.*starting election/,
    says: 'A server hears nothing of a leader and starts an election. Once is normal; again and again means that servers cannot reach each other on 8300, or are too slow.',
    codes: ['S3', 'S2'],
    fault: 'writer',
    remedy: () => [
      { text: 'See who votes and who leads.', command: 'consul operator raft list-peers -stale' },
    ],
  },
  {
    pattern: /no cluster leader|not ready to serve consistent reads/,
    says: 'The datacenter that answers has no leader. With "rpc error making call" in front it is the remote one, and the way to it works.',
    codes: ['S2', 'S3'],
    fault: 'either',
    remedy: () => [
      { text: 'See who votes there and who is alive.', command: 'consul operator raft list-peers -stale' },
    ],
  },
  {
    pattern:
      /(failed to (retrieve|sync) remote (acl|state)|acl replication|retrieve remote acl).*(permission denied|acl not found)/,
    says: 'The replication token of the secondary is unknown in the primary or lacks permissions: ACLs stand still in the secondary.',
    codes: ['A2', 'A3', 'A1'],
    fault: 'writer',
    remedy: () => [
      {
        text: 'In the primary, give the replication token this policy; then set it on every server of the secondary.',
        config:
          'acl = "write"\noperator = "write"\nservice_prefix "" {\n  policy = "read"\n  intentions = "read"\n}',
        command: 'consul acl set-agent-token replication <token>',
      },
    ],
  },
  {
    pattern:
      /failed to (retrieve|sync) remote (acl|state)|acl replication|"?lastsuccess"?\s*:\s*"?0001-01-01/,
    says: 'ACL replication of a secondary has failed, or has never succeeded.',
    codes: ['A1', 'A2', 'A3', 'A4'],
    fault: 'writer',
    remedy: () => [
      {
        text: 'Ask the secondary when it last succeeded, and why not since.',
        command: 'curl -sS http://127.0.0.1:8500/v1/acl/replication',
      },
    ],
  },
  {
    pattern: /error filling agent cache.*(acl not found|permission denied)/,
    says: 'A token that is local to one datacenter is used in another, which does not know it. This is no fault of the way.',
    codes: ['A5', 'G10'],
    fault: 'either',
    remedy: 'Create the token as a global one, in the primary, with token replication on in the secondaries.',
  },
  {
    pattern: /acl not found/,
    says: 'The datacenter that answers does not know the token: it is local to another one, was deleted, or ACLs have not been replicated there yet. The way works.',
    codes: ['A5', 'A4', 'A2'],
    fault: 'either',
    remedy: 'Use a global token; in a new secondary wait for the first success of ACL replication.',
  },
  {
    pattern: /permission denied|denied by acls/,
    says: 'The token lacks a permission. A refusal is an answer: the way works, and nothing is down. In a new secondary, gateways are refused like this until ACL replication has its first success.',
    codes: ['A5', 'A2', 'A4', 'G10'],
    fault: 'either',
    remedy: () => [{ text: 'A policy that may read everything Isthmus asks for:', config: READ_POLICY }],
  },
];
