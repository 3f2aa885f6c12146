import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { askConsul, type ConsulAnswer } from './consul-http';
import { recordedRequests, type RecordedRequest } from './record-requests';
import type { Lab } from './start-lab';
import type { PlacedAgent } from './topology';

/** One recorded answer, as it is kept in a file. */
export type Recording = {
  request: string;
  status: number;
  /** Only Consul's own and the content type, in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Parsed if the answer was JSON, else its text. */
  body: unknown;
};

export type Vantage = {
  /** Name of the folder. */
  scenario: string;
  agent: PlacedAgent;
  token?: string | undefined;
  thorough?: boolean;
};

/** Milliseconds after which an endpoint that does not answer is left out. */
const PATIENCE_MS = 20_000;

/** Asks one agent everything that is read of agents, and keeps the answers below `directory`; says how many. */
export async function recordVantage(lab: Lab, directory: string, vantage: Vantage): Promise<number> {
  const { scenario, agent, token, thorough = false } = vantage;
  const folder = join(directory, scenario);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const others = lab.datacenters.map(({ name }) => name).filter((name) => name !== agent.datacenter);
  const queue = recordedRequests(others, thorough);
  let written = 0;
  const work = async () => {
    for (let request = queue.shift(); request; request = queue.shift()) {
      if (await recordRequest(lab, folder, request, agent, token)) written += 1;
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
  return written;
}

async function recordRequest(
  lab: Lab,
  folder: string,
  { name, path }: RecordedRequest,
  agent: PlacedAgent,
  token: string | undefined,
): Promise<boolean> {
  let answer: ConsulAnswer;
  try {
    answer = await askConsul(agent.httpAddress, path, { token, timeoutMs: PATIENCE_MS });
  } catch {
    return false;
  }
  const text = redact(lab, JSON.stringify(recordingOf(path, answer), null, 1));
  await writeFile(join(folder, `${name}.json`), `${text}\n`);
  return true;
}

export function recordingOf(path: string, { status, headers, text }: ConsulAnswer): Recording {
  const kept = Object.entries(headers).filter(([name]) => /^(content-type|x-consul-.*)$/.test(name));
  const isJson = headers['content-type']?.includes('json') ?? false;
  return {
    request: path,
    status,
    headers: Object.fromEntries(kept.sort(([a], [b]) => a.localeCompare(b))),
    body: isJson ? z.json().parse(JSON.parse(text)) : text,
  };
}

/** No token leaves the lab, nor the place where it ran. */
function redact(lab: Lab, text: string): string {
  if (text.includes('PRIVATE KEY')) throw new Error('An answer holds a private key: it is not recorded.');
  let redacted = text
    .replaceAll(lab.directory, '/consul')
    .replace(/("SecretID":\s*)"[^"]*"/g, '$1"redacted"');
  for (const token of Object.values(lab.tokens ?? {})) redacted = redacted.replaceAll(token, 'redacted');
  return redacted;
}
