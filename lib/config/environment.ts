import { resolve } from 'node:path';
import type { ConfigProblem } from './problem';
import { showValue } from './problem';
import { parseGoBool } from './quantity';
import { ONE_LINE, TOKEN, type ConnectionFields } from './schema';
import { Secret } from './secret';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What Consul's own variables say, before anything is decided about whom they are meant for. */
export type ConsulEnvironment = {
  /** CONSUL_HTTP_ADDR as it was written; null when unset. */
  address: string | null;
  /** CONSUL_HTTP_SSL. */
  ssl: boolean;
  /** Paths are absolute. */
  fields: ConnectionFields;
  /** Names of Consul's variables that are set, sorted. */
  set: readonly string[];
  problems: readonly ConfigProblem[];
};

/** Consul's variables (api/api.go) and the field of the file that says the same. */
export const CONSUL_VARIABLES = {
  CONSUL_HTTP_ADDR: 'address',
  CONSUL_HTTP_SSL: null,
  CONSUL_HTTP_TOKEN: 'token',
  CONSUL_HTTP_TOKEN_FILE: 'token_file',
  CONSUL_HTTP_AUTH: 'http_auth',
  CONSUL_CACERT: 'ca_file',
  CONSUL_CAPATH: 'ca_path',
  CONSUL_CLIENT_CERT: 'client_cert',
  CONSUL_CLIENT_KEY: 'client_key',
  CONSUL_TLS_SERVER_NAME: 'tls_server_name',
  CONSUL_HTTP_SSL_VERIFY: 'tls_verify',
  CONSUL_NAMESPACE: 'namespace',
  CONSUL_PARTITION: 'partition',
} as const;
type ConsulVariable = keyof typeof CONSUL_VARIABLES;

/** A name without the port that Consul's client strips too (api.go SetupTLSConfig); IPv6 loses its brackets with it. */
export function withoutPort(name: string): string {
  if (name.lastIndexOf(':') <= name.lastIndexOf(']')) return name;
  return name.slice(0, name.lastIndexOf(':')).replace(/^\[|\]$/g, '');
}

/**
 * Reads Consul's variables as Consul's client does (api/api.go defaultConfig, NewClient; reliability.md section 5). Empty means unset.
 * Two differences, both on the safe side: a CONSUL_HTTP_SSL or CONSUL_HTTP_SSL_VERIFY that is no Go boolean is a problem
 * (Consul would go on with http, and would switch verification off), and so is a token that no header can carry.
 */
export function readConsulEnvironment(env: Environment, cwd: string): ConsulEnvironment {
  const problems: ConfigProblem[] = [];
  const get = (name: ConsulVariable) => env[name] || undefined;
  const wrong = (field: ConsulVariable, message: string) => {
    problems.push({ file: null, line: null, column: null, field, message });
  };
  const bool = (name: ConsulVariable): boolean | undefined => {
    const word = get(name);
    if (word === undefined) return undefined;
    const value = parseGoBool(word);
    if (value === null)
      wrong(
        name,
        `must be one of 1, t, T, TRUE, true, True, 0, f, F, FALSE, false, False, not ${showValue(word)}.`,
      );
    return value ?? undefined;
  };
  const secret = (name: ConsulVariable, pattern: RegExp, want: string) => {
    const value = get(name);
    if (value === undefined) return {};
    if (!pattern.test(value)) wrong(name, `must be ${want}.`);
    return { [CONSUL_VARIABLES[name] ?? name]: new Secret(value) };
  };
  const text = (name: ConsulVariable, change = (value: string) => value) => {
    const value = get(name);
    return value === undefined ? {} : { [CONSUL_VARIABLES[name] ?? name]: change(value) };
  };
  const path = (name: ConsulVariable) => text(name, (value) => resolve(cwd, value));

  const verify = bool('CONSUL_HTTP_SSL_VERIFY');
  const fields: ConnectionFields = {
    ...secret(
      'CONSUL_HTTP_TOKEN',
      TOKEN,
      'a Consul ACL token: visible ASCII characters, no spaces or line breaks',
    ),
    ...secret('CONSUL_HTTP_AUTH', ONE_LINE, 'user or user:password on one line'),
    ...path('CONSUL_HTTP_TOKEN_FILE'),
    ...path('CONSUL_CACERT'),
    ...path('CONSUL_CAPATH'),
    ...path('CONSUL_CLIENT_CERT'),
    ...path('CONSUL_CLIENT_KEY'),
    ...text('CONSUL_TLS_SERVER_NAME'),
    ...text('CONSUL_NAMESPACE'),
    ...text('CONSUL_PARTITION'),
    ...(verify === undefined ? {} : { tls_verify: verify }),
  };
  const set = (Object.keys(CONSUL_VARIABLES) as ConsulVariable[])
    .filter((name) => get(name) !== undefined)
    .sort();
  return {
    address: get('CONSUL_HTTP_ADDR') ?? null,
    ssl: bool('CONSUL_HTTP_SSL') ?? false,
    fields,
    set,
    problems,
  };
}

/** The variable that gave a connection field. */
export function variableOf(field: string): string {
  return Object.entries(CONSUL_VARIABLES).find(([, name]) => name === field)?.[0] ?? field;
}

/** Values that no message may repeat. */
export function secretsOf(env: Environment): string[] {
  return [
    'CONSUL_HTTP_TOKEN',
    'CONSUL_HTTP_AUTH',
    'ISTHMUS_DEFAULTS_TOKEN',
    'ISTHMUS_DEFAULTS_HTTP_AUTH',
  ].flatMap((name) => {
    const value = env[name];
    return value ? [value, ...value.split(':')] : [];
  });
}
