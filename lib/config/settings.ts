import { resolve } from 'node:path';
import { withoutPort } from './environment';
import { PATH_FIELDS, type ConnectionFields } from './schema';
import type { AgentSettings, TokenConfig } from './types';

// Fields that are one decision: a layer that sets one of them decides the group, so a datacenter's `token` is not beaten by the `token_file` of `defaults`.
const GROUPS = [
  ['token', 'token_file'],
  ['ca_file', 'ca_path'],
  ['client_cert', 'client_key'],
  ['http_auth'],
  ['tls_server_name'],
  ['tls_verify'],
  ['namespace'],
  ['partition'],
] as const satisfies readonly (readonly (keyof ConnectionFields)[])[];

/** Layers of connection fields, strongest first, as one. */
export function mergeLayers(layers: readonly ConnectionFields[]): ConnectionFields {
  let merged: ConnectionFields = {};
  for (const group of GROUPS) {
    const layer = layers.find((fields) => group.some((name) => fields[name] !== undefined));
    for (const name of group) if (layer?.[name] !== undefined) merged = { ...merged, [name]: layer[name] };
  }
  return merged;
}

/** Paths of a file are taken from the folder it is in. */
export function absolutePaths(fields: ConnectionFields, base: string): ConnectionFields {
  const paths = PATH_FIELDS.flatMap((name) =>
    fields[name] === undefined ? [] : [[name, resolve(base, fields[name])]],
  );
  return { ...fields, ...Object.fromEntries(paths) };
}

function tokenOf({ token, token_file }: ConnectionFields): TokenConfig {
  if (token_file !== undefined) return { kind: 'file', path: token_file, fallback: token ?? null };
  return token === undefined ? { kind: 'none' } : { kind: 'value', value: token };
}

/** Merged fields as the client wants them. */
export function toSettings(fields: ConnectionFields): AgentSettings {
  return {
    token: tokenOf(fields),
    auth: fields.http_auth ?? null,
    tls: {
      caFile: fields.ca_file ?? null,
      caPath: fields.ca_file === undefined ? (fields.ca_path ?? null) : null,
      certFile: fields.client_cert ?? null,
      keyFile: fields.client_key ?? null,
      serverName: fields.tls_server_name === undefined ? null : withoutPort(fields.tls_server_name),
      verify: fields.tls_verify ?? true,
    },
    namespace: fields.namespace ?? null,
    partition: fields.partition ?? null,
  };
}
