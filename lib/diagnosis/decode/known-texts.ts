import { CONNECTION_TEXTS } from './connection-texts';
import { DIAL_TEXTS } from './dial-texts';
import { GATEWAY_TEXTS } from './gateway-texts';
import { GOSSIP_TEXTS } from './gossip-texts';
import { OPTION_TEXTS } from './option-texts';
import { SERVER_TEXTS } from './server-texts';
import { TLS_TEXTS } from './tls-texts';
import type { KnownText } from './types';

/** All texts of Consul that are known, the most telling first: the first match decides (consul.md 2.8 and 3, lab.md 6). */
const KNOWN_TEXTS: readonly KnownText[] = [
  ...GATEWAY_TEXTS,
  ...TLS_TEXTS,
  ...GOSSIP_TEXTS,
  ...DIAL_TEXTS,
  ...OPTION_TEXTS,
  ...SERVER_TEXTS,
  ...CONNECTION_TEXTS,
];

/** The meaning of a line, or undefined. */
export function knownText(line: string): KnownText | undefined {
  const lower = line.toLowerCase();
  return KNOWN_TEXTS.find(({ pattern }) => pattern.test(lower));
}
