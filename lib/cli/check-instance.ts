import { z } from 'zod';
import { unknownOutput, type CheckReport, type PluginOutput } from './check-output';
import { toReport } from './check-report';

/** How often a running verification is asked for, ms. */
const LOOK_MS = 500;
/** An instance of which nobody knows how often it polls is stale after this, ms. */
const STALE_MS = 60_000;

const Told = z.object({
  status: z.enum(['ok', 'warning', 'critical', 'unknown']),
  headline: z.string(),
  source: z.enum(['consul', 'demo']),
  findings: z.array(z.object({ severity: z.enum(['critical', 'warning', 'info']), title: z.string() })),
  datacenters: z.array(z.unknown()),
  pairs: z.object({ state: z.string() }),
});
const Outcome = z.enum(['passed', 'failed', 'not-checked']);
const Counts = z.object({ passed: z.number(), failed: z.number(), notChecked: z.number() });
const Checks = z.array(
  z.object({
    outcome: Outcome,
    sentence: z.string(),
    evidence: z.object({ value: z.string() }).nullable(),
  }),
);
const State = z.object({
  running: z.object({ startedAt: z.string() }).nullable(),
  last: z
    .object({
      startedAt: z.string(),
      outcome: Outcome,
      sentence: z.string(),
      members: Counts,
      forwarding: Counts,
      withoutAgent: z.number(),
      membersChecks: Checks,
      forwardingChecks: Checks,
    })
    .nullable(),
  problem: z.string().nullable(),
});

/** A reason why the instance cannot be asked, in one sentence. */
class Unanswered extends Error {}

/** Asks a running Isthmus, which knows more than one look: what has failed twice, and since when. `now` is epoch ms. */
export async function checkInstance(
  url: string,
  { verify }: { verify: boolean },
  signal: AbortSignal,
  now: () => number = Date.now,
): Promise<CheckReport | PluginOutput> {
  const base = /^https?:\/\//.test(url) && URL.canParse(url) ? url.replace(/\/+$/, '') : null;
  if (base === null) return unknownOutput(`"${url}" is no address such as http://isthmus.example.com:3000.`);
  try {
    const { body, headers } = await ask(base, '/api/v1/snapshot', 'GET', signal);
    const told = Told.safeParse(body);
    if (!told.success) throw new Unanswered(`${base} answers, but not as an Isthmus does.`);
    const observedAt = Date.parse(headers.get('isthmus-observed-at') ?? '');
    const ageMs = now() - observedAt;
    const staleAfterMs = Number(headers.get('isthmus-stale-after-ms')) || STALE_MS;
    if (!(ageMs <= staleAfterMs)) {
      const age = Number.isNaN(observedAt) ? 'of an unknown time' : `${Math.round(ageMs / 1_000)} s old`;
      return unknownOutput(`The data of ${base} is ${age}: ${told.data.headline}`);
    }
    const verification = verify ? await runVerification(base, signal) : null;
    return toReport(told.data, verification);
  } catch (error) {
    if (error instanceof Unanswered) return unknownOutput(error.message);
    throw error;
  }
}

async function runVerification(base: string, signal: AbortSignal) {
  let state = stateOf(base, await ask(base, '/api/v1/verify', 'POST', signal));
  const startedAt = state.running?.startedAt ?? '';
  // Times of one clock, in one format: they compare as text.
  while (state.running && !(state.last && state.last.startedAt >= startedAt)) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    state = stateOf(base, await ask(base, '/api/v1/verify', 'GET', signal));
  }
  if (state.problem !== null || !state.last)
    throw new Unanswered(`The verification gave no result: ${state.problem ?? 'it never ran'}`);
  return state.last;
}

function stateOf(base: string, { body }: { body: unknown }) {
  const state = State.safeParse(body);
  if (!state.success)
    throw new Unanswered(`${base} does not know the verification: it is of another version.`);
  return state.data;
}

async function ask(base: string, path: string, method: 'GET' | 'POST', signal: AbortSignal) {
  const response = await fetch(`${base}${path}`, { method, signal, redirect: 'error' }).catch(
    (error: unknown) => {
      if (signal.aborted) throw error;
      const cause =
        error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      throw new Unanswered(`${base} does not answer: ${cause}`);
    },
  );
  const body: unknown = await response.json().catch(() => null);
  const problem = z.object({ detail: z.string() }).safeParse(body);
  if (!response.ok)
    throw new Unanswered(
      `${base} answers ${response.status}${problem.success ? `: ${problem.data.detail}` : ''}`,
    );
  return { body, headers: response.headers };
}
