import { notYet } from './problem';
import type { Live } from './types';

/** `GET /api/v1/observations`: all that was read, as `isthmus replay` takes it. Holds no token: none ever enters an observation. */
export function observationsResponse(live: Live | null): Response {
  if (!live) return notYet();
  return new Response(JSON.stringify(live.observations()), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'content-disposition': 'attachment; filename="isthmus-observations.json"',
    },
  });
}
