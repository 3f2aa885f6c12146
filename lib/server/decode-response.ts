import { z } from 'zod';
import { decodeText } from '@/lib/diagnosis/decode-text';
import { refuseOtherSites } from './own-pages';
import { notYet, problem } from './problem';
import { readBody } from './read-body';
import type { Live } from './types';

/** A screenful of log is a few KiB; nobody needs more to find a line. */
const MOST_BYTES = 65_536;

const Asked = z.strictObject({ text: z.string(), datacenter: z.string().max(300).nullish() });

const json = (value: unknown) =>
  new Response(JSON.stringify(value), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });

/**
 * `POST /api/v1/decode`: what lines of a Consul log, or an HTTP error, mean now. The body is the text itself, or
 * `{"text": "…", "datacenter": "dc1"}` with the datacenter whose log it is. It is never kept and never logged.
 */
export async function decodeResponse(request: Request, live: Live | null): Promise<Response> {
  const refused = refuseOtherSites(request, 'Texts are decoded');
  if (refused) return refused;
  const taken = live?.taken();
  if (!taken) return notYet();
  const body = await readBody(request, MOST_BYTES).catch(() => '');
  if (body === null)
    return problem(413, 'Too long', 'Send at most 64 KiB: the lines around the error are enough.');
  const asked = readAsked(request, body);
  if (!asked)
    return problem(400, 'Not understood', 'Send the text, or JSON like {"text": "…", "datacenter": "dc1"}.');
  const { federation, diagnosis } = taken;
  return json({ lines: decodeText(asked.text, { federation, diagnosis }, asked.datacenter ?? null) });
}

function readAsked(request: Request, body: string): z.infer<typeof Asked> | null {
  if (!request.headers.get('content-type')?.includes('application/json')) return { text: body };
  try {
    return Asked.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}
