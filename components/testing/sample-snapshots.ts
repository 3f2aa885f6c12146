import type { Snapshot } from '@/lib/snapshot/types';
import {
  CONNECTED,
  datacenter,
  DISCONNECTED,
  finding,
  meshGateway,
  server,
  servers,
  snapshotOf,
  UNKNOWN,
  type SampleCell,
} from './snapshot-builder';

/** Three datacenters, all well. */
export const HEALTHY: Snapshot = snapshotOf(
  [datacenter('dc1', { role: 'primary' }), datacenter('dc2'), datacenter('dc3')],
  () => CONNECTED,
);

/** One agent address only: what dc1 cannot measure is unknown, not healthy. */
export const ONE_AGENT: Snapshot = snapshotOf(
  [
    datacenter('dc1', { role: 'primary' }),
    datacenter('dc2', { observed: 'through', through: 'dc1', configured: false }),
    datacenter('dc3', { observed: 'through', through: 'dc1', configured: false }),
  ],
  (from) => (from === 'dc1' ? CONNECTED : UNKNOWN),
  {
    headline: 'All well as far as dc1 can see: 2 of 6 pairs measured',
    coverage: {
      sentence:
        '1 agent answered · 2 datacenters without answering agents of their own · 2 of 6 pairs measured',
      vantages: 1,
      vantagesAnswering: 1,
      vantagesDenied: 0,
      datacenters: 3,
      datacentersDirect: 1,
      pairs: 6,
      pairsMeasured: 2,
    },
  },
);

const traditional = { mode: 'traditional', meshGateways: [] } as const;

/** Federated without mesh gateways: islands without piers. */
export const TRADITIONAL: Snapshot = snapshotOf(
  [
    datacenter('dc1', { role: 'primary', ...traditional }),
    datacenter('dc2', traditional),
    datacenter('dc3', traditional),
    datacenter('dc4', traditional),
  ],
  () => ({ ...CONNECTED, gateways: 'not-applicable' }),
  { mode: 'traditional' },
);

/** Nobody configured, nothing known. */
export const EMPTY: Snapshot = snapshotOf([], () => UNKNOWN, {
  status: 'unknown',
  headline: 'No datacenter is known yet',
  mode: 'unknown',
  coverage: {
    sentence: 'No agent has answered',
    vantages: 1,
    vantagesAnswering: 0,
    vantagesDenied: 0,
    datacenters: 0,
    datacentersDirect: 0,
    pairs: 0,
    pairsMeasured: 0,
  },
  vantages: [
    {
      id: '?@http://127.0.0.1:8500',
      address: 'http://127.0.0.1:8500',
      datacenter: null,
      role: null,
      node: null,
      pooled: false,
      reachable: false,
      remark: 'The agent at http://127.0.0.1:8500 refuses connections.',
    },
  ],
});

/** dc3 is configured and does not answer: its own view is missing. */
export const PARTIAL: Snapshot = snapshotOf(
  [
    datacenter('dc1', { role: 'primary' }),
    datacenter('dc2'),
    datacenter('dc3', {
      status: 'unknown',
      observed: 'hearsay',
      leader: null,
      leaderKnown: false,
      quorum: null,
      clientAgents: null,
      meshGatewaysKnown: false,
      servers: servers('dc3', 3, { leader: null, version: null }),
      meshGateways: [meshGateway('mesh-gateway-1', { seen: 'federation-state' })],
      versions: [],
    }),
  ],
  (from) => (from === 'dc3' ? UNKNOWN : CONNECTED),
  {
    status: 'unknown',
    headline: 'dc3’s own view is missing: its agent does not answer',
    coverage: {
      sentence:
        '2 of 3 agents answered · 1 datacenter without an answering agent of its own · 4 of 6 pairs measured',
      vantages: 3,
      vantagesAnswering: 2,
      vantagesDenied: 0,
      datacenters: 3,
      datacentersDirect: 2,
      pairs: 6,
      pairsMeasured: 4,
    },
    vantages: [
      {
        id: 'dc3@http://10.3.0.11:8500',
        address: 'http://10.3.0.11:8500',
        datacenter: 'dc3',
        role: null,
        node: null,
        pooled: false,
        reachable: false,
        remark: 'The agent at http://10.3.0.11:8500 refuses connections.',
      },
    ],
    findings: [
      finding({
        id: 'vantage-unreachable/dc3@http://10.3.0.11:8500',
        severity: 'warning',
        subject: { kind: 'vantage', vantage: 'dc3@http://10.3.0.11:8500', datacenter: 'dc3' },
        title: 'The agent of dc3 at http://10.3.0.11:8500 does not answer',
        cause: 'Connection refused. This says nothing of dc3 itself: only that Isthmus cannot ask it.',
        evidence: [
          {
            vantage: 'dc3@http://10.3.0.11:8500',
            request: '/v1/agent/self',
            at: '2026-03-01T14:02:09.000Z',
            value: 'connect ECONNREFUSED 10.3.0.11:8500',
          },
        ],
        remedy: [
          {
            text: 'Ask the agent from the machine Isthmus runs on:',
            command: 'curl -s http://10.3.0.11:8500/v1/status/leader',
          },
        ],
      }),
    ],
  },
);

const DOWN = 'eu-central';
const HEARSAY = 'sa-east';

function chartCell(from: string, to: string): SampleCell {
  if (from === HEARSAY) return UNKNOWN;
  // Cross traffic from eu-central still leaves through the primary's mesh gateways.
  if (from === DOWN && to === 'us-east')
    return { ...DISCONNECTED, state: 'degraded', forwarding: 'good', gateways: 'partial', ms: 91 };
  if (from === 'us-west' && to === 'ap-south')
    return { ...CONNECTED, state: 'recovering', forwarding: 'partial' };
  return from === DOWN || to === DOWN ? DISCONNECTED : CONNECTED;
}

const critical = (address: string) => ({
  status: 'critical',
  usable: false,
  lan: address,
});

/** Six datacenters; eu-central without a usable mesh gateway, ap-south down to its last, sa-east known by hearsay. */
export const CRITICAL: Snapshot = snapshotOf(
  [
    datacenter('us-east', {
      role: 'primary',
      servers: servers('us-east', 5),
      quorum: { voters: 5, alive: 5, needed: 3, tolerance: 2 },
      meshGateways: ['mesh-gateway-1', 'mesh-gateway-2', 'mesh-gateway-3'].map((id) => meshGateway(id)),
    }),
    datacenter('ap-south', {
      status: 'warning',
      meshGateways: [meshGateway('mesh-gateway-1')],
      servers: [
        server('ap-south-s1', { leader: true }),
        server('ap-south-s2'),
        server('ap-south-s3', { status: 'left', voter: false }),
      ],
    }),
    datacenter(DOWN, {
      status: 'critical',
      meshGateways: [
        meshGateway('mesh-gateway-1', critical('10.8.0.51:8443')),
        meshGateway('mesh-gateway-2', critical('10.8.0.52:8443')),
      ],
      servers: servers(DOWN, 3),
    }),
    datacenter('eu-north'),
    datacenter(HEARSAY, {
      status: 'unknown',
      observed: 'hearsay',
      configured: false,
      leader: null,
      leaderKnown: false,
      quorum: null,
      clientAgents: null,
      meshGatewaysKnown: false,
      servers: servers(HEARSAY, 3, { leader: null, status: 'unknown', version: null }),
      meshGateways: ['mesh-gateway-1', 'mesh-gateway-2'].map((id) =>
        meshGateway(id, { seen: 'federation-state', status: 'unknown', usable: false }),
      ),
      versions: [],
    }),
    datacenter('us-west'),
  ],
  chartCell,
  {
    status: 'critical',
    headline: 'eu-central cannot be reached: both its mesh gateways are critical',
    coverage: {
      sentence:
        '17 of 20 agents answered · 1 datacenter without an answering agent of its own · 25 of 30 pairs measured',
      vantages: 20,
      vantagesAnswering: 17,
      vantagesDenied: 0,
      datacenters: 6,
      datacentersDirect: 5,
      pairs: 30,
      pairsMeasured: 25,
    },
    findings: [
      finding({
        id: 'no-usable-mesh-gateway/eu-central',
        subject: { kind: 'datacenter', datacenter: DOWN },
        title: 'No usable mesh gateway in eu-central',
        cause:
          'Both mesh gateways of eu-central fail their health check, so Consul in every other datacenter has no way in. eu-central still reaches us-east through the primary’s mesh gateways.',
        evidence: [
          {
            vantage: 'eu-central@http://10.8.0.11:8500',
            request: '/v1/health/service/mesh-gateway',
            at: '2026-03-01T14:02:08.000Z',
            value:
              'mesh-gateway-1 (10.8.0.51:8443) critical: dial tcp 10.8.0.51:8443: connect: connection refused',
          },
          {
            vantage: 'us-east@http://10.1.0.11:8500',
            request: '/v1/status/leader?dc=eu-central',
            at: '2026-03-01T14:02:09.000Z',
            value:
              'rpc error getting client: failed to get conn: Remote DC has no server currently reachable',
          },
        ],
        remedy: [
          {
            text: 'On the host of mesh-gateway-1, start Envoy again:',
            command:
              'consul connect envoy -gateway=mesh -register -expose-servers -service mesh-gateway -address 10.8.0.51:8443 -wan-address 203.0.113.51:8443',
          },
          {
            text: 'Let the servers of eu-central use the local gateways:',
            config: 'connect {\n  enabled = true\n  enable_mesh_gateway_wan_federation = true\n}',
          },
          {
            text: 'Ask us-east again:',
            command: 'curl -s http://10.1.0.11:8500/v1/status/leader?dc=eu-central',
          },
        ],
        symptoms: [
          ...['us-east', 'us-west', 'eu-north', 'ap-south'].map((from) => ({ from, to: DOWN })),
          ...['us-west', 'eu-north', 'ap-south', HEARSAY].map((to) => ({ from: DOWN, to })),
        ].map(({ from, to }) => ({
          rule: 'disconnected-pair',
          severity: 'critical' as const,
          subject: { kind: 'pair' as const, from, to },
          title: `${from} cannot reach ${to}`,
        })),
      }),
      finding({
        id: 'single-mesh-gateway/ap-south',
        severity: 'warning',
        subject: { kind: 'datacenter', datacenter: 'ap-south' },
        title: 'ap-south is down to its last mesh gateway',
        cause: 'mesh-gateway-2 left. If the other stops, 9 pairs break.',
        remedy: [{ text: 'Start a second mesh gateway in ap-south.' }],
      }),
      finding({
        id: 'missing-own-view/sa-east',
        severity: 'info',
        subject: { kind: 'datacenter', datacenter: HEARSAY },
        title: 'sa-east: its own view is missing',
        cause: 'No agent address is configured for it. It is known through us-east and eu-north.',
        confidence: 'inferred',
        remedy: [
          {
            text: 'Add an agent of sa-east:',
            config: 'datacenters:\n  sa-east:\n    agents: [http://10.9.0.11:8500]',
          },
        ],
      }),
    ],
  },
);

/** `count` datacenters of which every `broken`-th pair is disconnected: for layouts and budgets. */
export function crowd(count: number, broken: number): Snapshot {
  const names = Array.from({ length: count }, (_, i) => `dc-${String(i + 1).padStart(3, '0')}`);
  let at = 0;
  return snapshotOf(
    names.map((name, i) =>
      datacenter(name, { role: i === 0 ? 'primary' : 'secondary', servers: servers(name, 5) }),
    ),
    () => (++at % broken === 0 ? DISCONNECTED : CONNECTED),
    { status: 'critical', headline: `${count} datacenters, some pairs are disconnected` },
  );
}
