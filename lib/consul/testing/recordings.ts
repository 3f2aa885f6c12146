import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENDPOINTS, type Endpoint } from '../endpoints';

/** One answer as a Consul gave it (or as its documentation shows it, then with a `source`). */
export type Recording = {
  /** `1.8.7/healthy-from-dc1-s1/agent-self.json`. */
  file: string;
  request: string;
  status: number;
  headers: { [name: string]: string };
  body: unknown;
  source?: string;
};

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));

/** Every recording under lib/consul/fixtures, or those whose file begins with `start`. */
export function recordings(start = ''): Recording[] {
  return readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json') && file.startsWith(start))
    .sort()
    .map((file) => ({
      ...(JSON.parse(readFileSync(join(FIXTURES, file), 'utf8')) as Omit<Recording, 'file'>),
      file,
    }));
}

/** The bytes on the wire: recorded text stays text, the rest is JSON. */
export function bodyText({ body, headers }: Recording): string {
  const isText = typeof body === 'string' && headers['content-type'] !== 'application/json';
  // Go ends a 64-bit index where JavaScript would write an exponent; recordings hold none of those in bodies.
  return isText ? body : JSON.stringify(body);
}

/** The endpoint a recorded request belongs to, and the service it names; null for requests that Isthmus does not make. */
export function endpointOf(request: string): { endpoint: Endpoint<unknown>; service?: string } | null {
  const url = new URL(request, 'http://recorded');
  const service = /^\/v1\/health\/service\/(.+)$/.exec(url.pathname)?.[1];
  if (service !== undefined && service !== 'consul') return { endpoint: ENDPOINTS.meshGateways, service };
  const wan = url.searchParams.has('wan') ? '?wan=1' : '';
  const all: readonly Endpoint<unknown>[] = Object.values(ENDPOINTS);
  const candidates = all.flatMap((endpoint) => [
    endpoint,
    ...(endpoint.fallback ? [endpoint.fallback.endpoint] : []),
  ]);
  const endpoint = candidates.find((candidate) => {
    const path = new URL(candidate.path({}), 'http://recorded');
    return path.pathname + (path.searchParams.has('wan') ? '?wan=1' : '') === url.pathname + wan;
  });
  return endpoint ? { endpoint } : null;
}
