import { parseAddress } from './address';
import type { FieldProblem } from './check-file';
import type { ConsulEnvironment } from './environment';
import { absolutePaths, mergeLayers, toSettings } from './settings';
import { addressFromTemplate, PLACEHOLDER, settingsFor, templateProblem } from './template';
import type { ConfigFile, ConnectionFields, PathProbeFields } from './schema';
import { gatewayProblems, pathProbeLayer, toPathProbe, type PathProbeLayer } from './path-probe';
import type { AgentConfig, DatacenterConfig, PathProbeConfig, PathProbes, TemplateConfig } from './types';
import { fieldName } from './problem';
import { nameProblems } from './datacenter-names';
import { unusedEnvironment, agentWarnings } from './warnings';

const DEFAULT_ADDRESS = '127.0.0.1:8500';

/** One layer of connection fields and where it was written; path null: Consul's environment variables. */
export type Layer = { path: readonly string[] | null; fields: ConnectionFields };
export type Composed = {
  datacenters: readonly DatacenterConfig[];
  template: TemplateConfig | null;
  pathProbes: PathProbes;
  problems: readonly FieldProblem[];
  /** CONSUL_HTTP_ADDR is wrong. */
  addressProblem: string | null;
  warnings: readonly string[];
  /** Every layer in use: its files are checked at start. */
  layers: readonly Layer[];
};

/**
 * Decides which agents are asked, and with what.
 *
 * Fields: a datacenter's own > Consul's environment variables (seed only) > `defaults` of the file > built-in.
 *
 * The environment is meant for one agent, and its token is sent to no other. That agent, the seed, is
 * - without `address` and `datacenters`: CONSUL_HTTP_ADDR, else 127.0.0.1:8500;
 * - with `address`: that one, unless CONSUL_HTTP_ADDR names another (then the environment is not used, and a warning says so);
 * - with `datacenters`: the listed datacenter that CONSUL_HTTP_ADDR is an address of, with all its addresses; otherwise none.
 * Addresses made from `address_template` never get the environment: their names come from the network.
 */
export function compose(file: ConfigFile, env: ConsulEnvironment, base: string): Composed {
  const problems: FieldProblem[] = [];
  const warnings: string[] = [];
  const wrong = (path: readonly PropertyKey[], message: string, part: FieldProblem['part'] = 'value') => {
    problems.push({ path, part, message });
  };
  const { path_probe, ...connection } = file.defaults;
  const defaults: Layer = { path: ['defaults'], fields: absolutePaths(connection, base) };
  const layers: Layer[] = [defaults];
  const probeDefaults = addProbe(['defaults'], path_probe);
  const probes = new Map<string, PathProbeConfig>();
  const envAddress = parseAddress(env.address ?? DEFAULT_ADDRESS, env.ssl);
  const named = env.address !== null && envAddress.ok ? envAddress.value.address : null;
  const seen = new Map<string, string>();
  let seedFound = false;

  function addProbe(path: readonly string[], fields: PathProbeFields | undefined): PathProbeLayer | null {
    const layer = pathProbeLayer(path, fields, base);
    for (const problem of gatewayProblems(layer)) wrong(problem.path, problem.message);
    const { client_cert, client_key } = layer?.fields ?? {};
    if (layer) layers.push({ path: layer.path, fields: { client_cert, client_key } });
    return layer;
  }

  const vantage = (
    text: string,
    path: readonly (string | number)[],
    name: string | null,
    own: ConnectionFields,
    seed: boolean,
  ): AgentConfig[] => {
    const parsed =
      path.length > 0 && name !== null && path.at(-1) === 'address_template'
        ? addressFromTemplate(text, name)
        : parseAddress(text, seed && env.ssl);
    if (!parsed.ok) {
      // The template has its own check.
      if (path.at(-1) !== 'address_template') wrong(path, `${parsed.reason}.`);
      return [];
    }
    const place = name === null ? 'address' : fieldName(['datacenters', name]);
    const earlier = seen.get(parsed.value.address);
    if (earlier !== undefined) {
      wrong(path, `${parsed.value.address} is already an address of ${earlier}. Remove one of the two.`);
      return [];
    }
    seen.set(parsed.value.address, place);
    const settings = toSettings(mergeLayers([own, ...(seed ? [env.fields] : []), defaults.fields]));
    if (name === null && settings.tls.serverName?.includes(PLACEHOLDER)) {
      warnings.push(
        `${parsed.value.address}: tls_server_name has ${PLACEHOLDER}, but no datacenter is named for this address, so its host name is verified instead. List it under datacenters.`,
      );
    }
    return [{ ...parsed.value, ...settingsFor(settings, name) }];
  };

  const datacenters: DatacenterConfig[] = Object.entries(file.datacenters).map(
    ([name, { addresses, path_probe, ...own }]) => {
      const layer: Layer = { path: ['datacenters', name], fields: absolutePaths(own, base) };
      layers.push(layer);
      probes.set(name, toPathProbe([addProbe(['datacenters', name], path_probe), probeDefaults]));
      const seed = named !== null && (addresses ?? []).some((text) => sameAddress(text, env.ssl, named));
      seedFound ||= seed;
      if (addresses === undefined && file.address_template === undefined) {
        wrong(
          ['datacenters', name, 'addresses'],
          'is missing. Add addresses: [https://host:8501], or an address_template for all.',
          'missing',
        );
      }
      const listed =
        addresses?.map((text, i) => [text, ['datacenters', name, 'addresses', i]] as const) ?? [];
      const templated =
        addresses === undefined && file.address_template !== undefined
          ? [[file.address_template, ['address_template']] as const]
          : [];
      return {
        name,
        vantages: [...listed, ...templated].flatMap(([text, path]) =>
          vantage(text, path, name, layer.fields, seed),
        ),
      };
    },
  );
  for (const { name, message } of nameProblems(Object.keys(file.datacenters)))
    wrong(['datacenters', name], message, 'key');

  if (file.address !== undefined) {
    const seed = named === null || sameAddress(file.address, env.ssl, named);
    seedFound ||= seed;
    datacenters.push({ name: null, vantages: vantage(file.address, ['address'], null, {}, seed) });
  } else if (datacenters.length === 0) {
    seedFound = true;
    if (envAddress.ok)
      datacenters.push({ name: null, vantages: vantage(env.address ?? DEFAULT_ADDRESS, [], null, {}, true) });
  }
  if (seedFound) layers.push({ path: null, fields: env.fields });
  else if (env.set.length > 0) warnings.push(unusedEnvironment(env));

  for (const layer of layers) if (layer.path !== null) pairProblem(layer.path, layer.fields, wrong);
  const bad = file.address_template === undefined ? null : templateProblem(file.address_template);
  if (bad !== null) wrong(['address_template'], bad);
  const template =
    file.address_template === undefined
      ? null
      : { address: file.address_template, settings: toSettings(defaults.fields) };
  datacenters.sort((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1));
  warnings.push(...agentWarnings(datacenters.flatMap(({ vantages }) => vantages)));
  return {
    datacenters,
    template,
    pathProbes: { defaults: toPathProbe([probeDefaults]), datacenters: probes },
    problems,
    warnings,
    layers,
    addressProblem: envAddress.ok ? null : envAddress.reason,
  };
}

const sameAddress = (text: string, ssl: boolean, address: string) => {
  const parsed = parseAddress(text, ssl);
  return parsed.ok && parsed.value.address === address;
};

/** Consul's own words for half a pair (api.go SetupTLSConfig). */
export function pairProblem(
  path: readonly string[],
  fields: ConnectionFields,
  wrong: (path: readonly string[], message: string, part: 'missing') => void,
): void {
  const { client_cert: cert, client_key: key } = fields;
  if (cert !== undefined && key === undefined)
    wrong(
      [...path, 'client_cert'],
      'both client cert and client key must be provided: add client_key.',
      'missing',
    );
  if (cert === undefined && key !== undefined)
    wrong(
      [...path, 'client_key'],
      'both client cert and client key must be provided: add client_cert.',
      'missing',
    );
}
