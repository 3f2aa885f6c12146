import { describe, expect, it } from 'vitest';
import { ROOT_CAUSES } from '../catalogue';
import { knownText } from './known-texts';

/** Texts as servers, agents and operators wrote them, and the root cause that stands first for each. */
const TEXTS: readonly (readonly [code: string, text: string])[] = [
  // What operators met.
  [
    'G1',
    '2021-04-29T15:02:11Z [WARN]  agent.server.memberlist.wan: memberlist: Failed to send gossip to 173.0.0.77:8302: Remote DC has no server currently reachable',
  ],
  ['X1', 'Remote DC has no server currently reachable'],
  ['F9', 'Unexpected response code: 500 (No path to datacenter)'],
  [
    'X1',
    '[WARN] agent.server.rpc: RPC request to DC is currently failing as no server can be reached: datacenter=azure-vm',
  ],
  [
    'F9',
    '[WARN] agent.server.rpc: RPC request for DC is currently failing as no path was found: datacenter=dc4 method=Catalog.ListServices',
  ],
  [
    'G9',
    '[ERROR] agent.server.rpc: RPC failed to server in DC: server=10.244.5.6:8300 datacenter=dc2 method=Catalog.ServiceNodes error="rpc error getting client: failed to get conn: read tcp 10.244.5.6:56092->10.244.5.44:8443: read: connection reset by peer"',
  ],
  [
    'N11',
    '[INFO]  agent.server.memberlist.wan: memberlist: Suspect consul-server-0.dc1 has failed, no acks received',
  ],
  ['N11', '[INFO]  agent.server.serf.wan: serf: EventMemberJoin: consul-server-0.dc1 10.0.0.4'],
  ['S1', '[INFO]  agent.server.serf.wan: serf: EventMemberFailed: dc2-s1.dc2 10.2.0.11'],
  [
    'F12',
    'memberlist: Failed to send gossip to 10.1.2.3:8302: node name does not encode a datacenter: ceph-2.hirsingue.infra.mydomain.fr.dc1',
  ],
  ['T1', 'x509: certificate is valid for server.dc1.consul, localhost, not server.dc2.consul'],
  ['T1', 'x509: certificate is valid for *.consul.foo, not server.dc1.consul'],
  [
    'T1',
    '[ERROR] agent.server.rpc: TLS handshake failed: conn=from=10.0.0.1:1234 error="remote error: tls: bad certificate"',
  ],
  [
    'G12',
    'failed to retrieve federation states: rpc error getting client: failed to get conn: dial tcp 10.2.0.11:0->198.51.100.9:8443: connect: connection refused',
  ],
  ['G11', '{"primary_datacenter":"dc1","primary_gateways":["40.88.229.151:443","172.16.1.6:30000"]}'],
  ['G6', `no 'wan' key found in tagged addresses for service instance "mesh-gateway-1"`],
  [
    'A5',
    '[ERROR] agent.http: Request error: method=PUT url=/v1/agent/service/register from=127.0.0.1:1 error="Permission denied"',
  ],
  [
    'A2',
    '[WARN] agent.server.replication.acl.token: ACL replication error (will retry if still leader): error="failed to retrieve remote ACL tokens: rpc error making call: Permission denied"',
  ],
  ['A2', 'consul: failed to sync remote state: rpc error making call: ACL not found'],
  [
    'A1',
    '{"Enabled":true,"Running":true,"LastSuccess":"0001-01-01T00:00:00Z","LastError":"2021-01-01T00:00:00Z"}',
  ],
  ['A5', '[ERROR] agent.proxycfg: error filling agent cache: rpc error making call: ACL not found'],
  ['A5', 'error filling agent cache: rpc error making call: Permission denied'],
  ['A7', '[ERROR] agent.server.connect: error parsing CA cert: no PEM-encoded data found'],
  ['A7', 'rpc error: tls: handshake message of length 123456 bytes exceeds maximum of 65536 bytes'],
  [
    'F9',
    '[WARN] agent.server.rpc: RPC request for DC is currently failing as no path was found: datacenter=old-dc',
  ],
  ['S2', 'Unexpected response code: 500 (rpc error making call: No cluster leader)'],
  ['S2', 'rpc error: No cluster leader'],
  [
    'N1',
    '[ERROR] agent.server.memberlist.wan: memberlist: failed to receive: No installed keys could decrypt the message from=10.0.0.1:1',
  ],
  ['N1', 'memberlist: failed to receive: Remote state is encrypted and encryption is not configured'],
  [
    'N2',
    'memberlist: Was able to connect to consul-2.dc2 over TCP but UDP probes failed, network may be misconfigured',
  ],
  ['N10', '[WARN]  agent.server.serf.wan: serf: Failed to re-join any previously known node'],
  ['N11', 'serf: Attempting re-join to previously known node: dc1-s1.dc1: 10.244.223.149:50711'],
  ['G1', '[WARN] agent: (WAN) Failed to join 10.1.0.11: Remote DC has no server currently reachable'],
  [
    'T2',
    'x509: certificate has expired or is not yet valid: current time 2026-01-02T00:00:00Z is after 2026-01-01T00:00:00Z',
  ],
  // What a real federation answered.
  [
    'G5',
    'rpc error getting client: failed to get conn: dial tcp 10.1.0.11:0->10.1.1.1:8443: connect: connection refused',
  ],
  ['G1', 'rpc error getting client: failed to get conn: Remote DC has no server currently reachable'],
  ['X5', 'rpc error getting client: failed to get conn: EOF'],
  [
    'T1',
    'rpc error getting client: failed to get conn: x509: certificate is valid for server.dc3.consul, localhost, not dc3-s1.server.dc3.consul',
  ],
  ['T3', 'rpc error getting client: failed to get conn: x509: certificate signed by unknown authority'],
  ['X5', 'rpc error making call: stream closed'],
  ['G5', "rpc error getting client: failed to get conn: rpc error: lead thread didn't get connection"],
  ['F9', 'No path to datacenter'],
  [
    'S1',
    'rpc error making call: rpc error getting client: failed to get conn: dial tcp 10.2.0.12:0->10.2.0.11:8300: connect: connection refused',
  ],
  ['A5', 'rpc error making call: Permission denied'],
  ['A5', 'ACL not found'],
  ['A5', 'Reading keyring denied by ACLs'],
  [
    'G19',
    'Get "http://127.0.0.1:8500/v1/status/leader?dc=dc2": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
  ],
  // The decoder and the log lines of the root causes.
  ['S6', 'Raft leader not found in server lookup mapping'],
  ['S2', 'Not ready to serve consistent reads'],
  [
    'T7',
    'x509: certificate has expired or is not yet valid: current time 2026-01-01T00:00:00Z is before 2026-01-02T00:00:00Z',
  ],
  ['T4', 'x509: certificate specifies an incompatible key usage'],
  ['T3', 'remote error: tls: unknown certificate authority'],
  ['F8', 'cannot dial via a mesh gateway when outgoing TLS is disabled'],
  ['G11', 'failed to get conn: dial tcp: lookup gateway.example.com on 10.0.0.2:53: no such host'],
  ['X5', 'write tcp: broken pipe'],
  ['X5', 'session shutdown'],
  ['X3', 'RPC rate limit exceeded'],
  ['X2', 'No known Consul servers'],
  ['G9', 'skipping mesh gateway endpoints because no definition found: datacenter=dc2'],
  [
    'G14',
    '[ERROR] agent.server: error performing anti-entropy sync of federation state: error="No path to datacenter"',
  ],
  [
    'G15',
    '[WARN] agent.server.replication.federation_state: replication error (will retry if still leader): error="something"',
  ],
  [
    'A2',
    'replication error (will retry if still leader): error="failed to retrieve federation states: rpc error making call: Permission denied"',
  ],
  [
    'G18',
    'service contains instances with mix of hostnames and IP addresses; only hostnames will be passed to Envoy',
  ],
  ['G20', 'pruning stale federation state: datacenter=dc9'],
  ['G2', `'-expose-servers' can only be used for mesh gateways`],
  ['G15', '[INFO]  agent.server.gateway_locator: will dial the primary datacenter through its mesh gateways'],
  [
    'F3',
    `[WARN]  agent.server.memberlist.wan: memberlist: Failed push/pull merge: Member 'web-1' is not a server from=10.2.0.11:54120`,
  ],
  ['G2', `'-expose-servers' requires '-register'`],
  ['F3', `'retry_join_wan' is incompatible with 'connect.enable_mesh_gateway_wan_federation = true'`],
  ['F3', `'start_join_wan' is incompatible with 'connect.enable_mesh_gateway_wan_federation = true'`],
  ['F3', 'WAN join is disabled when wan federation via mesh gateways is enabled'],
  ['F4', `'connect.enable_mesh_gateway_wan_federation=true' requires 'connect.enabled=true'`],
  ['F4', 'Connect must be enabled in order to use this endpoint'],
  ['F7', `'primary_gateways' should only be configured in a secondary datacenter`],
  ['F7', `'primary_gateways' requires 'server = true'`],
  [
    'F12',
    `'connect.enable_mesh_gateway_wan_federation = true' requires that 'node_name' not contain '/' characters`,
  ],
  ['F9', '[WARN] agent.server.rpc: No path was found: datacenter=dc-1'],
  ['F10', `Member 'dc2-s1' part of wrong datacenter 'dc2'`],
  ['F11', 'memberlist: Conflicting address for dc2-s1.dc2. Mine: 10.2.0.11:8302 Theirs: 10.2.0.99:8302'],
  ['F11', `memberlist: Got ping for unexpected node 's2.dc2'`],
  ['F14', 'Not all servers in the datacenter support federation states - preventing replication'],
  ['F14', 'Federation states are currently disabled until all servers in the datacenter support the feature'],
  ['T1', 'tls: failed to verify client certificate'],
  [
    'T2',
    'tls: failed to verify client certificate: x509: certificate has expired or is not yet valid: current time 2 is after 1',
  ],
  ['T5', 'Non-TLS connection attempted with VerifyIncoming set'],
  ['T6', 'unrecognized RPC byte: byte=22 conn=from=10.0.0.1:1'],
  ['G19', 'tls: no application protocol'],
  ['N8', '[WARN] agent.server: Failed to flood-join server at address: server=dc2-s2 address=10.2.0.12:8302'],
  [
    'G11',
    '(WAN) couldn\'t join: number_of_nodes=0 error="dial tcp 127.0.0.1:18999: connect: connection refused"',
  ],
  ['G11', 'Join cluster failed, will retry: cluster=WAN retry_interval=30s error=<nil>'],
  ['S3', 'no known peers, aborting election'],
  ['S3', 'Election timeout reached, restarting election'],
  [
    'A7',
    'CA root replication failed, will retry: routine="secondary CA roots watch" error="Error retrieving the primary datacenter\'s roots: No path to datacenter"',
  ],
  [
    'A7',
    'primary datacenter is configured but unreachable - deferring initialization of the secondary datacenter CA',
  ],
  ['A7', 'servers in the primary datacenter are not at least at the minimum version'],
  ['A8', 'TLS error: 268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED'],
  ['X3', 'Your IP is issuing too many concurrent connections, please rate limit your calls'],
  ['X3', 'rate limit exceeded for operation that can only be performed by the leader, try again later'],
  ['X3', 'rejecting RPC conn from because rpc_max_conns_per_client exceeded'],
];

describe('the texts of Consul', () => {
  it.each(TEXTS)('%s stands first for: %s', (code, text) => {
    expect(knownText(text)?.codes[0]).toBe(code);
  });

  it('knows what a page says that hides the reason', () => {
    expect(knownText('New UI: 500 (The backend responded with an error)')?.says).toContain(
      'got an error of a server',
    );
  });

  it('names only causes of the catalogue', () => {
    const codes = new Set(ROOT_CAUSES.map(({ code }) => code));
    const named = TEXTS.flatMap(([, text]) => knownText(text)?.codes ?? []);
    expect(named.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('knows nothing of other texts', () => {
    expect(knownText('the quick brown fox')).toBeUndefined();
    expect(knownText('')).toBeUndefined();
  });
});
