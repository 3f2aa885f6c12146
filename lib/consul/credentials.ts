/** What a request carries to be let in, what must never be shown, and why it cannot be sent (null: it can). */
export type Credentials = { headers: { [name: string]: string }; secrets: string[]; problem: string | null };

/**
 * Headers of one request: X-Consul-Token, never a query parameter, and basic auth as CONSUL_HTTP_AUTH means it.
 * Never throws: a token that cannot be read is a problem of this request.
 */
export function readCredentials(options: {
  token?: () => string | null;
  basicAuth?: string | null;
}): Credentials {
  const credentials: Credentials = { headers: {}, secrets: [], problem: null };
  let token: string | null;
  try {
    token = options.token?.() ?? null;
  } catch {
    return { ...credentials, problem: 'the token could not be read' };
  }
  if (token) {
    credentials.secrets.push(token);
    credentials.headers['x-consul-token'] = token;
    if (!/^[\x21-\x7e]+$/.test(token))
      credentials.problem = 'the token holds characters that no header can carry';
  }
  if (options.basicAuth) {
    // Consul's own client sends `user:` for a bare `user` (api/api.go).
    const pair = options.basicAuth.includes(':') ? options.basicAuth : `${options.basicAuth}:`;
    const password = pair.slice(pair.indexOf(':') + 1);
    credentials.secrets.push(pair, ...(password === '' ? [] : [password]));
    credentials.headers['authorization'] = `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
  }
  return credentials;
}
