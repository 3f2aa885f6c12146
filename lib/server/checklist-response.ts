import { checklist } from '@/lib/procedures/checklists/checklist';
import { PROCEDURES } from '@/lib/procedures/checklists/types';
import { json } from './json';
import { notYet, problem } from './problem';
import type { Live } from './types';

/** `GET /api/v1/checklists/<procedure>?primary=&secondary=`: a procedure of the document, each step as it is proved now. */
export function checklistResponse(name: string, request: Request, live: Live | null): Response {
  const procedure = PROCEDURES.find((known) => known === name);
  if (!procedure) return problem(404, 'No such procedure', `The procedures are ${PROCEDURES.join(', ')}.`);
  const taken = live?.taken();
  if (!taken) return notYet();
  const { searchParams } = new URL(request.url);
  const choice = { primary: searchParams.get('primary'), secondary: searchParams.get('secondary') };
  const unknown = Object.values(choice).find(
    (chosen) => chosen !== null && !taken.federation.datacenters.some((dc) => dc.name === chosen),
  );
  if (unknown !== undefined)
    return problem(404, 'No such datacenter', 'GET /api/v1/snapshot lists the datacenters by name.');
  return json(checklist(taken.federation, procedure, choice));
}
