import { z } from 'zod';
import { json } from './json';
import { refuseOtherSites } from './own-pages';
import { problem } from './problem';
import type { Live } from './types';

const Switch = z.strictObject({ id: z.string().max(100), active: z.boolean() });

const noDemo = () =>
  problem(404, 'No demo federation', 'This Isthmus shows a real federation: there are no faults to switch.');

/** `GET /api/v1/demo/faults`: what can be broken in the demo federation. */
export function demoFaultsResponse(live: Live | null): Response {
  return live?.demo ? json({ faults: live.demo.faults() }) : noDemo();
}

/** `POST /api/v1/demo/faults {id, active}`: switches one. Only from our own pages: another site must not break even a demo. */
export async function switchDemoFaultResponse(request: Request, live: Live | null): Promise<Response> {
  if (!live?.demo) return noDemo();
  const refused = refuseOtherSites(request, 'Demo faults are switched');
  if (refused) return refused;
  const asked = Switch.safeParse(await request.json().catch(() => null));
  if (!asked.success)
    return problem(400, 'Not understood', 'Send JSON like {"id": "…", "active": true}; GET lists the ids.');
  if (!live.demo.faults().some(({ id }) => id === asked.data.id))
    return problem(404, 'No such fault', 'GET /api/v1/demo/faults lists the ids.');
  await live.demo.setFault(asked.data.id, asked.data.active);
  return json({ faults: live.demo.faults() });
}
