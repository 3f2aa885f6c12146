import { problem } from './problem';

/**
 * Refuses a request that a page of another site makes its visitor's browser send: what makes Isthmus do something is only for its
 * own pages and for command lines, which send neither of these headers. Null: it may go on.
 */
export function refuseOtherSites({ headers }: { headers: Headers }, what: string): Response | null {
  const site = headers.get('sec-fetch-site');
  const own = site === null ? isOwnOrigin(headers) : site === 'same-origin' || site === 'none';
  return own ? null : problem(403, 'Refused', `${what} from the pages of this Isthmus only.`);
}

/** Browsers without Sec-Fetch-Site still name the origin of a POST. */
function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  return origin === null || (URL.canParse(origin) && new URL(origin).host === headers.get('host'));
}
