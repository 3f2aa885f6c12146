import { resolve } from 'node:path';
import { parseAddress } from './address';
import type { PathProbeFields } from './schema';
import type { PathProbeConfig } from './types';

const DEFAULT_INTERVAL_MS = 300_000;

/** Where one layer's path probe stands, and what it says; null where it says nothing. Its paths are taken from the folder of the file. */
export type PathProbeLayer = { path: readonly string[]; fields: PathProbeFields };

export function pathProbeLayer(
  path: readonly string[],
  fields: PathProbeFields | undefined,
  base: string,
): PathProbeLayer | null {
  if (fields === undefined) return null;
  const { client_cert: cert, client_key: key } = fields;
  return {
    path: [...path, 'path_probe'],
    fields: {
      ...fields,
      ...(cert !== undefined && { client_cert: resolve(base, cert) }),
      ...(key !== undefined && { client_key: resolve(base, key) }),
    },
  };
}

/** `host:port` of a gateway, IPv6 in brackets; null for anything else. */
function gatewayAddress(text: string): { host: string; port: number } | null {
  const parsed = text.includes('/') ? null : parseAddress(text);
  return parsed?.ok && parsed.value.url ? { host: parsed.value.url.host, port: parsed.value.url.port } : null;
}

/** Layers, strongest first, as one. Certificate and key are one decision. */
export function toPathProbe(layers: readonly (PathProbeLayer | null)[]): PathProbeConfig {
  const fields = layers.flatMap((layer) => (layer ? [layer.fields] : []));
  const first = <K extends keyof PathProbeFields>(name: K) =>
    fields.find((each) => each[name] !== undefined)?.[name];
  const pair = fields.find(({ client_cert, client_key }) => (client_cert ?? client_key) !== undefined);
  return {
    enabled: first('enabled') ?? false,
    intervalMs: first('interval') ?? DEFAULT_INTERVAL_MS,
    gateways: (first('gateways') ?? []).flatMap((text) => gatewayAddress(text) ?? []),
    certFile: pair?.client_cert ?? null,
    keyFile: pair?.client_key ?? null,
  };
}

/** What is wrong with the gateways of a layer: one message for each that is no address. */
export function gatewayProblems(
  layer: PathProbeLayer | null,
): { path: readonly (string | number)[]; message: string }[] {
  return (layer?.fields.gateways ?? []).flatMap((text, i) =>
    gatewayAddress(text) ? [] : [{ path: [...(layer?.path ?? []), 'gateways', i], message: GATEWAY }],
  );
}

const GATEWAY = 'must be host:port of a mesh gateway, such as 203.0.113.8:8443, IPv6 in [brackets].';
