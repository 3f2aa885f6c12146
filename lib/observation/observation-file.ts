import { parse } from 'secure-json-parse';
import { z } from 'zod';
import type { ObservationFile } from './types';

const Fact = z.looseObject({
  path: z.string(),
  latest: z.looseObject({ ok: z.boolean(), at: z.number() }),
  good: z.looseObject({ value: z.unknown(), at: z.number() }).nullable(),
  failuresInARow: z.number(),
  staleAfterMs: z.number(),
});
const File = z.looseObject({
  format: z.literal('isthmus-observations/1'),
  takenAt: z.number(),
  source: z.enum(['consul', 'demo']),
  observations: z.array(
    z.looseObject({
      vantage: z.looseObject({
        id: z.string(),
        address: z.string(),
        datacenter: z.string().nullable(),
        agents: z.array(z.string()),
      }),
      facts: z.record(z.string(), Fact),
      forwarding: z.record(z.string(), Fact),
      through: z.record(z.string(), z.record(z.string(), Fact)),
      pathProbes: z.record(z.string(), z.record(z.string(), Fact)).optional(),
    }),
  ),
});

export type ParsedFile = { ok: true; file: ObservationFile } | { ok: false; message: string };

/** Reads a saved list of observations. The frame is checked; the values inside are those that this program wrote. Never throws. */
export function parseObservationFile(text: string): ParsedFile {
  let json: unknown;
  try {
    json = parse(text, { protoAction: 'remove', constructorAction: 'remove' });
  } catch (error) {
    return {
      ok: false,
      message: `this is not JSON (${error instanceof Error ? error.message : 'unreadable'}). Save it with "isthmus observe".`,
    };
  }
  const checked = File.safeParse(json);
  if (checked.success) return { ok: true, file: json as ObservationFile }; // frame checked above, values were written by us
  const issue = checked.error.issues[0];
  return {
    ok: false,
    message: `${issue?.path.join('.') || '(file)'}: ${issue?.message ?? 'not understood'}. It must be what "isthmus observe" or /api/v1/observations gives.`,
  };
}
