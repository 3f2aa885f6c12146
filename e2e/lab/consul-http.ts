import { request } from 'undici';

export type ConsulAnswer = {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** As received. */
  text: string;
};

export type AskOptions = {
  method?: 'GET' | 'PUT' | 'DELETE';
  token?: string | undefined;
  body?: unknown;
  /** Milliseconds until the request is given up; 10 s unless told. */
  timeoutMs?: number;
};

/** One request to an agent, whatever its status; throws only when no answer came. */
export async function askConsul(
  httpAddress: string,
  path: string,
  options: AskOptions = {},
): Promise<ConsulAnswer> {
  const { method = 'GET', token, body, timeoutMs = 10_000 } = options;
  const answer = await request(`${httpAddress}${path}`, {
    method,
    headers: token ? { 'x-consul-token': token } : {},
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
  );
  return { status: answer.statusCode, headers: Object.fromEntries(headers), text: await answer.body.text() };
}

/** As `askConsul`, but any status other than 200 throws with the request and Consul's own words. */
export async function askConsulOk(
  httpAddress: string,
  path: string,
  options: AskOptions = {},
): Promise<ConsulAnswer> {
  const answer = await askConsul(httpAddress, path, options);
  if (answer.status !== 200) {
    const { method = 'GET' } = options;
    throw new Error(`${method} ${httpAddress}${path} answered ${answer.status}: ${answer.text.trim()}`);
  }
  return answer;
}

/** The JSON of a 200 answer. Its shape is the caller's to check. */
export async function readConsul(
  httpAddress: string,
  path: string,
  options: AskOptions = {},
): Promise<unknown> {
  return JSON.parse((await askConsulOk(httpAddress, path, options)).text);
}
