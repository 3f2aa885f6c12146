import { refuseOtherSites } from './own-pages';
import { notYet } from './problem';
import type { Live } from './types';

const json = (status: number, value: unknown) =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });

/** `GET /api/v1/verify`: the last run and the one under way. Asks nobody. */
export function verifyResponse(live: Live | null): Response {
  return live ? json(200, live.verification.state()) : notYet();
}

/** `POST /api/v1/verify`: starts a run, or joins the one under way; GET tells when it is done. Only from our own pages and command lines. */
export function startVerifyResponse(request: Request, live: Live | null): Response {
  const refused = refuseOtherSites(request, 'The verification is started');
  if (refused) return refused;
  // Before the first round of reads nobody knows which datacenters there are to ask for.
  return live?.taken() ? json(202, live.verification.start()) : notYet();
}
