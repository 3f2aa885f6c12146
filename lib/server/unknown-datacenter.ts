import type { ServerResponse } from 'node:http';
import { means } from '@/lib/graph/address';
import type { Live } from './types';

const DATACENTER_PAGE = /^\/datacenters\/([^/]+)\/?$/;

/**
 * Whether an address (path and query of a request) is the page of a datacenter that nobody has told of. The page itself is the same: it
 * says so, and goes on by itself when the datacenter appears. While nothing is known at all, nothing is known to be missing; and what
 * Next asks for itself when a link is followed is no page.
 */
export function isUnknownDatacenter(url: string, live: Live | null): boolean {
  const [path = '', query = ''] = url.split('?', 2);
  const segment = DATACENTER_PAGE.exec(path)?.[1];
  const datacenters = live?.taken()?.federation.datacenters ?? [];
  if (segment === undefined || datacenters.length === 0 || new URLSearchParams(query).has('_rsc'))
    return false;
  return !datacenters.some(({ name }) => means(segment, name));
}

/** Lets an answer be drawn as usual and go out as 404: Next itself makes 200 of whatever it draws. */
export function sendAsNotFound(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    ...rest: unknown[]
  ) => ServerResponse;
  // A cast on both sides, because TypeScript cannot pass the arguments of an overloaded function on.
  response.writeHead = ((status: number, ...rest: unknown[]) =>
    writeHead(status === 200 ? 404 : status, ...rest)) as typeof response.writeHead;
}
