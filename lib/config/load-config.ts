import { dirname } from 'node:path';
import { checkFile, type FieldProblem } from './check-file';
import { compose, pairProblem, type Composed } from './compose';
import {
  readConsulEnvironment,
  secretsOf,
  variableOf,
  type ConsulEnvironment,
  type Environment,
} from './environment';
import { nodeFiles, type Files } from './files';
import { findFile, outside, type Found, type Source } from './find-file';
import { misspeltVariables, overlay, readOptions, type ConfigFlags, type Option } from './options';
import { fieldName, redactor, showValue, sortProblems, type ConfigProblem } from './problem';
import { toPathProbe } from './path-probe';
import { checkRequiredFiles } from './required-files';
import { independent, soundPart } from './salvage';
import type { ConfigFile } from './schema';
import { secretsInValue } from './secrets-in';
import type { Config } from './types';

export type LoadInput = { argv: ConfigFlags; env: Environment; cwd: string } & Partial<Files>;
export type LoadResult =
  | { ok: true; config: Config; warnings: readonly string[] }
  | { ok: false; problems: readonly ConfigProblem[]; warnings: readonly string[] };

/** Gives a problem its place: the variable or flag that set the field, or the line of the file. */
function placeIn(source: Source | null, options: readonly Option[]) {
  return ({ path, part, message }: FieldProblem): ConfigProblem => {
    const option = options.findLast(
      (each) => path.length >= each.path.length && each.path.every((key, i) => key === path[i]),
    );
    if (option) return outside(option.name, message);
    if (source === null) return outside(fieldName(path), message);
    return {
      file: source.name,
      ...source.text.positionOf(path, part === 'key' ? 'key' : 'value'),
      field: fieldName(path),
      message,
    };
  };
}

/** Files that the layers in use name, and half pairs and bad addresses of the environment. */
async function checkSurroundings(
  composed: Composed,
  consul: ConsulEnvironment,
  files: Files,
  place: (problem: FieldProblem) => ConfigProblem,
) {
  const problems: ConfigProblem[] = [];
  if (composed.addressProblem !== null)
    problems.push(
      outside('CONSUL_HTTP_ADDR', `${composed.addressProblem} (it is ${showValue(consul.address)}).`),
    );
  for (const { path, fields } of composed.layers) {
    const at = (field: string, message: string) =>
      path === null
        ? outside(variableOf(field), message)
        : place({ path: [...path, field], part: 'value', message });
    if (path === null)
      pairProblem([], fields, ([field = ''], message) =>
        problems.push(
          at(
            field,
            message.replace(/client_(\w+)\.$/, (name) => `${variableOf(name.slice(0, -1))}.`),
          ),
        ),
      );
    for (const { field, message } of await checkRequiredFiles(fields, files))
      problems.push(at(field, message));
  }
  return problems;
}

/**
 * File, environment and flags → one validated configuration, or every problem at once. Flags win over ISTHMUS_ variables, those over the
 * file, the file over what is built in; for Consul's own variables see `compose`. Never throws; no text holds a secret.
 * In the demo no agent is asked, so nothing of Consul's is read: no addresses, no tokens, no certificates.
 */
export async function loadConfig(input: LoadInput): Promise<LoadResult> {
  const { argv, env, cwd } = input;
  const files: Files = {
    readFile: input.readFile ?? nodeFiles.readFile,
    readDirectory: input.readDirectory ?? nodeFiles.readDirectory,
  };
  const options = readOptions(argv, env, cwd);
  const consul = readConsulEnvironment(env, cwd);
  const found = await findFile(argv, env, cwd, files);
  const raw = overlay(found.source?.text.value ?? {}, options);
  const hide = redactor([...secretsOf(env), ...found.secrets, ...secretsInValue(raw)]);
  const place = placeIn(found.source, options);
  const warnings = [...found.warnings, ...misspeltVariables(env)];
  const refuse = (problems: readonly ConfigProblem[]): LoadResult => ({
    ok: false,
    problems: sortProblems(problems).map((problem) => ({
      ...problem,
      field: hide(problem.field),
      message: hide(problem.message),
    })),
    warnings: warnings.map(hide),
  });

  const base = found.source === null ? cwd : dirname(found.source.path);
  if (found.source === null && found.problems.length > 0)
    return refuse([...found.problems, ...consul.problems]);
  const checked = checkFile(raw);
  const early = [...found.problems, ...(checked.ok ? [] : checked.problems.map(place))];
  if (!checked.ok) {
    const sound = soundPart(raw, checked.problems);
    if (sound === null) return refuse([...early, ...consul.problems]);
    if (sound.demo) return refuse(early);
    const part = compose(sound, consul, base);
    const late = await checkSurroundings(part, consul, files, place);
    return refuse([
      ...early,
      ...consul.problems,
      ...independent(part.problems, checked.problems).map(place),
      ...late,
    ]);
  }

  const file = checked.value;
  const common = {
    ...shared(file),
    file: found.source?.path ?? null,
    source: sourceOf(found, consul, options),
  };
  const done = (agents: Pick<Config, 'datacenters' | 'template' | 'pathProbes'>): LoadResult => ({
    ok: true,
    config: {
      ...common,
      datacenters: agents.datacenters,
      template: agents.template,
      pathProbes: agents.pathProbes,
    },
    warnings: warnings.map(hide),
  });
  if (file.demo) {
    if (early.length > 0) return refuse(early);
    const configured = file.address ?? consul.address ?? Object.keys(file.datacenters)[0];
    if (configured !== undefined)
      warnings.push('The demo federation is shown: the configured agents are not asked.');
    return done({
      datacenters: [],
      template: null,
      pathProbes: { defaults: toPathProbe([]), datacenters: new Map() },
    });
  }

  const composed = compose(file, consul, base);
  warnings.push(...composed.warnings);
  const late = await checkSurroundings(composed, consul, files, place);
  const problems = [...early, ...consul.problems, ...composed.problems.map(place), ...late];
  return problems.length > 0 ? refuse(problems) : done(composed);
}

/** Any of Consul's variables is a wish to see a real agent, so that the demo never takes its place. */
function sourceOf(
  { source }: Found,
  consul: ConsulEnvironment,
  options: readonly Option[],
): Config['source'] {
  if (source !== null) return 'file';
  const connects = options.some(({ path }) =>
    ['address', 'address_template', 'defaults'].includes(path[0] ?? ''),
  );
  return consul.set.length > 0 || connects ? 'environment' : 'default';
}

function shared({
  intervals,
  budgets,
  listen,
  demo,
}: ConfigFile): Pick<Config, 'intervals' | 'budgets' | 'host' | 'port' | 'demo'> {
  return {
    intervals: {
      membersMs: intervals.members,
      probesMs: intervals.probes,
      slowMs: intervals.slow,
      blockingWaitMs: intervals.blocking_wait,
    },
    budgets: {
      requestsPerSecondPerAgent: budgets.requests_per_second_per_agent,
      openRequestsPerAgent: budgets.open_requests_per_agent,
      bodyLimitBytes: budgets.body_limit,
      probesPerCycle: budgets.probes_per_cycle,
    },
    host: listen.host,
    port: listen.port,
    demo,
  };
}
