import type { AutopilotHealth, RaftServer } from './types';
import {
  asObject,
  booleanAt,
  byText,
  countAt,
  durationMsAt,
  field,
  numberAt,
  textAt,
  timeAt,
} from './json-fields';
import { kindOfJson, malformed, mapParsed, parsed, parseList, type Parse } from './parsed';

type AutopilotServer = AutopilotHealth['servers'][number];

/** `/v1/operator/autopilot/health`, with status 200 or 429. `Servers` is null right after an election. */
export const parseAutopilotHealth: Parse<AutopilotHealth> = (body) => {
  const healthy = booleanAt(body, 'Healthy');
  if (healthy === null) return malformed(`expected an object with Healthy, got ${kindOfJson(body)}`);
  const servers = parseList(field(body, 'Servers') ?? null, 'servers', readServer);
  if (!servers.ok) return servers;
  const value = {
    healthy,
    failureTolerance: Math.max(0, Math.trunc(numberAt(body, 'FailureTolerance') ?? 0)),
    servers: servers.value.sort(
      byText(
        (server) => server.node,
        (server) => server.id,
      ),
    ),
  };
  return parsed(value, servers.skipped);
};

/** What is not said is not assumed to be well: a missing `Healthy` is not healthy. */
function readServer(entry: unknown): AutopilotServer | null {
  const node = textAt(entry, 'Name');
  const id = textAt(entry, 'ID');
  if (node === null || id === null) return null;
  return {
    id,
    node,
    address: textAt(entry, 'Address') ?? '',
    serfStatus: textAt(entry, 'SerfStatus') ?? 'unknown',
    version: textAt(entry, 'Version') ?? '',
    leader: booleanAt(entry, 'Leader') ?? false,
    healthy: booleanAt(entry, 'Healthy') ?? false,
    voter: booleanAt(entry, 'Voter') ?? false,
    lastContactMs: durationMsAt(entry, 'LastContact'),
    // A server that could not be asked has 0 in both.
    lastTerm: countAt(entry, 'LastTerm') || null,
    lastIndex: countAt(entry, 'LastIndex') || null,
    stableSince: timeAt(entry, 'StableSince'),
  };
}

/** `/v1/operator/raft/configuration`. */
export const parseRaft: Parse<readonly RaftServer[]> = (body) => {
  if (asObject(body) === null) return malformed(`expected an object with Servers, got ${kindOfJson(body)}`);
  const servers = parseList(field(body, 'Servers'), 'servers', readRaftServer);
  return mapParsed(servers, (value) =>
    value.sort(
      byText(
        (server) => server.node,
        (server) => server.id,
      ),
    ),
  );
};

function readRaftServer(entry: unknown): RaftServer | null {
  const id = textAt(entry, 'ID');
  if (id === null) return null;
  return {
    id,
    node: textAt(entry, 'Node') ?? '',
    address: textAt(entry, 'Address') ?? '',
    leader: booleanAt(entry, 'Leader') ?? false,
    voter: booleanAt(entry, 'Voter') ?? false,
  };
}
