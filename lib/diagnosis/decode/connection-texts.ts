import type { KnownText } from './types';

/** Limits, and connections that say no more than that they ended. */
export const CONNECTION_TEXTS: readonly KnownText[] = [
  {
    pattern: /no known consul servers/,
    says: 'A client agent has lost all servers of its own datacenter. This says nothing about the way to others.',
    codes: ['X2'],
    fault: 'writer',
    remedy: () => [
      { text: 'On that agent, check retry_join and port 8301 to the servers.', command: 'consul members' },
    ],
  },
  {
    pattern: /rpc_max_conns_per_client|too many concurrent connections|rate limit exceeded/,
    says: 'A limit is hit. All connections of a secondary reach the servers of the primary from the address of a gateway, so limits per client count for whole datacenters.',
    codes: ['X3'],
    fault: 'either',
    remedy: () => [
      {
        text: 'Raise the limits on the servers.',
        config: 'limits {\n  http_max_conns_per_client = 400\n  rpc_max_conns_per_client = 400\n}',
      },
    ],
  },
  {
    pattern: /lead thread didn't get connection/,
    says: 'Another request of the same server was dialling at that moment and failed; this one shares its cause.',
    codes: ['G5', 'G9'],
    fault: 'either',
    remedy: 'Read the line before or after it: that one has the address or the reason.',
  },
  {
    pattern:
      /\beof\b|stream closed|connection reset by peer|broken pipe|session shutdown|keepalive timeout|connection write timeout/,
    says: 'A connection was closed. Right after a restart of the other side this happens once (an old pooled connection); when it stays, a mesh gateway took the connection and had no way on, or the server behind it is not running.',
    codes: ['X5', 'G9', 'G6', 'G7', 'S1', 'T6'],
    fault: 'either',
    remedy:
      'Ask again; if it stays, check the gateways of both datacenters and that the servers behind them run.',
  },
  {
    pattern:
      /i\/o (timeout|deadline reached)|context deadline exceeded|client\.timeout|operation timed out|no route to host/,
    says: 'Nothing came back in time: something on the way accepts and drops, or is closed without an answer.',
    codes: ['G19', 'G7', 'N3', 'X6'],
    fault: 'either',
    remedy:
      'Look for a firewall or load balancer that accepts and stays silent; about 7 seconds are a missing leader, 10 a dial that is not answered.',
  },
  {
    pattern: /the backend responded with an error|unexpected response code: 5\d\d|http 5\d\d\b/,
    says: "A page or program got an error of a server, mostly because it asks a datacenter that is not reached. Consul's own interface then shows nothing of any.",
    codes: [],
    fault: 'either',
    remedy: 'Paste the text in parentheses, or the line of the server log of that moment: it has the reason.',
  },
];
