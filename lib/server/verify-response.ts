import { json } from './json';
import { refuseOtherSites } from './own-pages';
import { notYet } from './problem';
import type { Live } from './types';

/** `GET /api/v1/verify`: the last run and the one under way. Asks nobody. */
export function verifyResponse(live: Live | null): Response {
  return live ? json(live.verification.state()) : notYet();
}

/** `POST /api/v1/verify`: starts a run, or joins the one under way; GET tells when it is done. Only from our own pages and command lines. */
export function startVerifyResponse(request: Request, live: Live | null): Response {
  const refused = refuseOtherSites(request, 'The verification is started');
  if (refused) return refused;
  // Before the first round of reads nobody knows which datacenters there are to ask for.
  return live?.taken() ? json(live.verification.start(), 202) : notYet();
}
