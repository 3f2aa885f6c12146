import type { KnownText } from './types';

/** Options that keep a server from starting, or the federation from working. */
export const OPTION_TEXTS: readonly KnownText[] = [
  {
    pattern: /'(start|retry)_join_wan' is incompatible with/,
    says: 'The server does not start: with mesh gateways, retry_join_wan and start_join_wan must not be set.',
    codes: ['F3'],
    fault: 'writer',
    remedy:
      'Take the key out of the configuration and start the server; a secondary joins through primary_gateways.',
  },
  {
    pattern: /wan join is disabled when wan federation via mesh gateways is enabled/,
    says: 'consul join -wan does nothing in this mode: a secondary joins by itself through primary_gateways.',
    codes: ['F3', 'F5'],
    fault: 'writer',
    remedy: 'Set primary_gateways instead of joining by hand.',
  },
  {
    pattern: /requires 'connect\.enabled=true'|connect must be enabled in order to use this endpoint/,
    says: 'Connect is not enabled on that server; federation through mesh gateways needs it on every server.',
    codes: ['F4'],
    fault: 'either',
    remedy: () => [
      {
        text: 'Set this on every server and restart them one by one.',
        config: 'connect {\n  enabled = true\n}',
      },
    ],
  },
  {
    pattern:
      /'primary_gateways' should only be configured in a secondary|'primary_gateways' requires 'server = true'/,
    says: 'The agent does not start: primary_gateways belongs on the servers of secondaries only, with primary_datacenter set.',
    codes: ['F7'],
    fault: 'writer',
    remedy: 'Take primary_gateways out there, or set primary_datacenter.',
  },
  {
    pattern: /requires that 'node_name' not contain/,
    says: 'The server does not start: in this mode its node name may not hold a slash. A dot starts, but does not work.',
    codes: ['F12'],
    fault: 'writer',
    remedy: 'Set a node_name without dots and slashes, and make a certificate for it.',
  },
  {
    pattern:
      /federation states are currently disabled|not all servers in the datacenter support federation states/,
    says: 'A server older than 1.8.0 is listed, alive or failed, and keeps federation states off for all.',
    codes: ['F14'],
    fault: 'either',
    remedy: () => [
      { text: 'Upgrade that server, or remove it if it is gone.', command: 'consul members -wan -detailed' },
    ],
  },
];
