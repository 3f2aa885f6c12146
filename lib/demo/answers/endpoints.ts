import { ACL } from './acl';
import { AGENT } from './agent';
import { CATALOG } from './catalog';
import { CONNECT } from './connect';
import { COORDINATE } from './coordinate';
import type { Endpoint } from './endpoint';
import { FEDERATION_STATES } from './federation-states';
import { HEALTH } from './health';
import { METRICS } from './metrics';
import { OPERATOR } from './operator';
import { STATUS } from './status';

/** All that the demo answers; everything else is 404, as on a Consul that does not know it. */
const ENDPOINTS: readonly Endpoint[] = [
  ...AGENT,
  ...METRICS,
  ...STATUS,
  ...CATALOG,
  ...HEALTH,
  ...FEDERATION_STATES,
  ...OPERATOR,
  ...COORDINATE,
  ...ACL,
  ...CONNECT,
];
const EXACT = new Map(ENDPOINTS.map((endpoint) => [endpoint.path, endpoint]));
const NAMED = ENDPOINTS.filter((endpoint) => endpoint.path.endsWith('/'));

/** The endpoint of a request path (still encoded) and the decoded name behind it; null for an unknown one. */
export function findEndpoint(path: string): { endpoint: Endpoint; rest: string } | null {
  const named = NAMED.find((candidate) => path.startsWith(candidate.path));
  const endpoint = named ?? EXACT.get(path);
  if (!endpoint) return null;
  return { endpoint, rest: named ? decodeName(path.slice(named.path.length)) : '' };
}

function decodeName(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
