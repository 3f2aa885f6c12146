import fc from 'fast-check';
import type { Coordinate, FailureKind, MemberStatus } from '../../consul/types';
import type { FactName } from '../types';

/** Names that Consul would never give, or that look like something else. */
const HOSTILE = [
  '__proto__',
  'constructor',
  'toString',
  '<script>alert(1)</script>',
  '"; DROP TABLE dc;--',
  '${jndi}',
  '../..',
  '日本',
  '\u202eevil',
  '\u0000',
  ' ',
  'DC1',
  'dc1.dc2',
  'a'.repeat(300),
];

/** Names as operators give them. */
export const plainName = fc.constantFrom('dc1', 'dc2', 'dc3', 'eu-west-1');

/** Any name at all. */
export const anyName = fc.oneof(
  { weight: 4, arbitrary: plainName },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
);

export const failureKind = fc.constantFrom<FailureKind>(
  'agent-unreachable',
  'agent-timeout',
  'agent-tls',
  'redirect',
  'encoding',
  'too-large',
  'truncated',
  'malformed',
  'unsupported',
  'blocked',
  'feature-off',
  'throttled',
  'denied',
  'unknown-token',
  'filtered',
  'client-agent',
  'no-leader',
  'no-path',
  'no-usable-gateway',
  'no-server-reachable',
  'gateway-dial',
  'connection-lost',
  'tls-identity',
  'tls',
  'neighbour-dial',
  'no-known-servers',
  'unclassified',
);

export const memberStatus = fc.constantFrom<MemberStatus>(
  'none',
  'alive',
  'leaving',
  'left',
  'failed',
  'unknown (7)',
);

/** Every fact that is kept. */
export const FACT_NAMES: readonly FactName[] = [
  'self',
  'wanMembers',
  'lanMembers',
  'metrics',
  'datacenters',
  'leader',
  'peers',
  'catalogServers',
  'federationStates',
  'meshGatewayNames',
  'meshGateways',
  'autopilot',
  'raft',
  'coordinates',
  'aclReplication',
  'caRoots',
];
export const factName = fc.constantFrom(...FACT_NAMES);

/** JSON knows neither NaN, infinities nor -0. */
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);
export const coordinate: fc.Arbitrary<Coordinate> = fc.record(
  { vec: fc.array(finite, { maxLength: 8 }), error: finite, adjustment: finite, height: finite },
  { noNullPrototype: true },
);

/** Addresses in sync, replaced, private, unusable, by name, or left to be found. */
export const gatewayHost = fc.constantFrom(
  '198.51.1.1',
  '198.51.9.9',
  '10.1.1.1',
  '127.0.0.1',
  '169.254.1.1',
  '2001:db8::1',
  'gateway.example.com',
  '',
);
export const dialTarget = fc.oneof(
  gatewayHost.map((host) => (host.includes(':') ? `[${host}]:8443` : `${host}:8443`)),
  fc.constantFrom('provider=aws tag_key=gw', 'gateway.example.com:443', ''),
);

export const consulVersion = fc.constantFrom('1.7.3', '1.8.0', '1.8.7', '1.10.2', '1.15.2', 'dev', null);

/** A moment around `now` (epoch ms), as RFC 3339; or none, or no moment at all. */
export const moment = (now: number): fc.Arbitrary<string | null> =>
  fc.oneof(
    fc
      .integer({ min: -40 * 86_400_000, max: 400 * 86_400_000 })
      .map((ms) => new Date(now + ms).toISOString()),
    fc.constantFrom(null, '0001-01-01T00:00:00Z', 'yesterday'),
  );
