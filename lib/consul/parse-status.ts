import { kindOfJson, malformed, mapParsed, parsed, parseList, type Parse } from './parsed';

/** `/v1/status/leader`: `ip:port`, or null for the empty string of a datacenter without a leader. */
export const parseLeader: Parse<string | null> = (body) =>
  typeof body === 'string'
    ? parsed(body === '' ? null : body)
    : malformed(`expected the leader's address as text, got ${kindOfJson(body)}`);

/** `/v1/status/peers`: the Raft peers' `ip:port`, sorted. */
export const parsePeers: Parse<readonly string[]> = (body) => parseNames(body, 'peers');

/** `/v1/catalog/datacenters`, sorted by name (Consul sorts by round-trip time). A server always lists its own datacenter. */
export const parseDatacenters: Parse<readonly string[]> = (body) => {
  const names = parseNames(body, 'datacenters');
  return names.ok && names.value.length === 0
    ? malformed('the list of datacenters is empty: not even the own one is in it')
    : names;
};

const parseNames = (body: unknown, what: string) =>
  mapParsed(
    parseList(body, what, (entry) => (typeof entry === 'string' && entry !== '' ? entry : null)),
    (names) => [...new Set(names)].sort(),
  );
