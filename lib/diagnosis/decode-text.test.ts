import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { decodeText } from './decode-text';
import { diagnose } from './diagnose';
import { federationOf, healthy, traditional } from './testing/situation';

const critical = { checks: [{ id: 'c', name: 'port', status: 'critical', output: 'connection refused' }] };
const decode = (
  text: string,
  observations: readonly Observation[] = healthy(),
  from: string | null = null,
) => {
  const federation = federationOf(observations);
  return decodeText(text, { federation, diagnosis: diagnose(federation) }, from);
};
const one = (text: string, observations?: readonly Observation[], from?: string) => {
  const [first] = decode(text, observations, from);
  if (!first) throw new Error('nothing decoded');
  return first;
};
/** dc1 has no usable gateway: its own servers write of dc2 and dc3. */
const withoutGateways = ['mesh-gateway-1', 'mesh-gateway-2'].reduce(
  (o, id) => change.editGateway(o, 'dc1', id, critical),
  healthy(),
);
const GOSSIP =
  'memberlist: Failed to send gossip to 10.2.0.11:8302: Remote DC has no server currently reachable';

describe('Remote DC has no server currently reachable', () => {
  it('in a line of memberlist means the gateways of whoever wrote it, not of the datacenter it names', () => {
    const line = one(GOSSIP, withoutGateways);
    expect(line.says).toContain('the fault is on this one');
    expect(line.says).toContain('Without a usable gateway now: dc1');
    expect(line.about).toContain('10.2.0.11:8302 is the WAN gossip address of server dc2-s1 of dc2, alive.');
    expect(line.findings[0]).toMatchObject({ rule: 'no-usable-mesh-gateway' });
  });

  it('is decided by whose log it is', () => {
    expect(one(GOSSIP, withoutGateways, 'dc1')).toMatchObject({ findings: [{ sure: true }] });
    const ofDc2 = one(GOSSIP, withoutGateways, 'dc2');
    expect(ofDc2.says).toContain('dc2 has 2 usable now');
    expect(ofDc2.findings).toEqual([]);
    expect(ofDc2.rules.map(({ id }) => id)).toContain('no-usable-mesh-gateway');
  });

  it('bare means that a router has given up, and says who answers so now', () => {
    const failing = change.failForwarding(healthy(), 'dc1', 'dc2', 'no-server-reachable');
    expect(one('Remote DC has no server currently reachable', failing).says).toMatch(
      /dc1 (answers this about dc2|to dc2 is recovering) now/,
    );
    expect(one('Remote DC has no server currently reachable').says).toContain(
      'No way fails with this text now',
    );
  });
});

describe('an address that was dialled', () => {
  const dial = (address: string) =>
    `failed to get conn: dial tcp 10.1.0.11:0->${address}: connect: connection refused`;

  it('is looked up: own gateway, another one, a server, or nobody', () => {
    expect(one(dial('10.1.1.1:8443')).says).toContain('dialled its own mesh gateway mesh-gateway-1');
    expect(one(dial('198.51.2.1:8443')).says).toContain('mesh gateway mesh-gateway-1 of dc2');
    expect(one(dial('10.2.0.11:8300')).says).toContain('without enable_mesh_gateway_wan_federation');
    expect(one(dial('203.0.113.9:8443')).says).toContain('no mesh gateway and no server has now');
    expect(one(dial('203.0.113.9:8443')).about).toEqual([
      '203.0.113.9:8443 belongs to no mesh gateway and no server that is known now.',
    ]);
  });

  it('never takes the port of the moment on the near side for it', () => {
    expect(one(dial('198.51.2.1:8443')).about).toEqual([
      '198.51.2.1:8443 is the WAN address of mesh gateway mesh-gateway-1 on dc2-gw1 in dc2, usable by its registration (passing).',
    ]);
  });

  describe('that is both LAN and WAN address of a gateway', () => {
    const address = { address: '127.9.1.51', port: 8443 };
    const same = change.editGateway(healthy(), 'dc1', 'mesh-gateway-1', { lan: address, wan: address });
    const line = (near: string) =>
      `failed to get conn: dial tcp ${near}:0->127.9.1.51:8443: connect: connection refused`;

    it('is of the own datacenter or not by whoever dialled', () => {
      expect(one(line('10.2.0.11'), same).says).toContain(
        'A server of dc2 dialled mesh gateway mesh-gateway-1 of dc1 and',
      );
      expect(one(line('10.1.0.11'), same).says).toContain('A server of dc1 dialled its own mesh gateway');
      expect(one(line('192.0.2.1'), same).says).toContain(
        'A server dialled mesh gateway mesh-gateway-1 of dc1',
      );
    });
  });

  it('is not surely explained by a fault elsewhere, of which a symptom alone is there', () => {
    const without = ['mesh-gateway-1', 'mesh-gateway-2'].reduce(
      (o, id) => change.editGateway(o, 'dc2', id, critical),
      healthy(),
    );
    const federation = federationOf(without);
    const root = diagnose(federation).findings.find(({ rule }) => rule === 'no-usable-mesh-gateway');
    if (!root) throw new Error('dc2 has gateways');
    const way = { kind: 'pair', from: 'dc2', to: 'dc1' } as const;
    const evidence = root.evidence.map((one) => ({ ...one, value: 'dial tcp: connection refused' }));
    const symptoms = [{ ...root, rule: 'dead-mesh-gateway', subject: way }];
    const findings = [{ ...root, evidence, symptoms }];
    const told = (address: string, from: string | null) =>
      decodeText(dial(address), { federation, diagnosis: { findings } }, from)[0]?.findings;
    expect(told('198.51.1.1:8443', 'dc2')).toMatchObject([{ rule: 'no-usable-mesh-gateway', sure: false }]);
    expect(told('198.51.1.1:8443', null)).toMatchObject([{ sure: false }]);
    expect(told('198.51.2.1:8443', null)).toMatchObject([{ sure: true }]);
  });

  it('of a gateway that is not registered any more leads to who still believes it', () => {
    const gone = ['mesh-gateway-1', 'mesh-gateway-2'].reduce(
      (o, id) =>
        change.editGateway(
          o,
          'dc1',
          id,
          { id: `${id}-new`, wan: { address: '198.51.1.9', port: 8443 } },
          'live',
        ),
      healthy(),
    );
    const line = one('dial tcp 10.2.0.11:0->198.51.1.1:8443: connect: connection refused', gone);
    expect(line.about).toEqual([
      '198.51.1.1:8443 was the WAN address of mesh gateway mesh-gateway-1 on dc1-gw1 in dc1, which is not registered any more; some still believe it.',
    ]);
    expect(line.says).toContain(
      'A server of dc2 dialled 198.51.1.1:8443, where mesh gateway mesh-gateway-1 of dc1 was',
    );
    expect(line.findings[0]).toMatchObject({ rule: 'replaced-primary-gateways' });
  });

  it('leads to the finding about that very gateway', () => {
    const dialled = change.failureOf('gateway-dial', { dialled: '10.1.1.1:8443' });
    const dead = ['dc2', 'dc3'].reduce((o, to) => change.failForwarding(o, 'dc1', to, dialled), healthy());
    const line = one(dial('10.1.1.1:8443'), dead);
    expect(line.findings[0]?.sure).toBe(true);
    expect(line.remedy.length).toBeGreaterThan(0);
  });
});

it('names a datacenter that nobody knows, and the nearest', () => {
  const line = one('RPC request for DC is currently failing as no path was found: datacenter=DC-2');
  expect(line.says).toContain('never met a datacenter DC-2');
  expect(line.about[0]).toBe(
    'No datacenter is called DC-2 now. Known: dc1, dc2 and dc3. The nearest is dc2: names are lower case.',
  );
});

it('takes no other word for the name of a datacenter', () => {
  for (const text of [
    'RPC failed to server in DC: server=10.2.0.11:8300 datacenter=dc2 method=Status.Leader error="EOF"',
    'node name does not encode a datacenter: ceph-2.hirsingue.infra.mydomain.fr.dc1',
    'Error querying datacenter: No path to datacenter',
  ])
    expect(one(text).about.filter((sentence) => /No datacenter is called/.test(sentence))).toEqual([]);
  expect(one('{"primary_datacenter": "dc9", "primary_gateways": []}').about[0]).toContain('called dc9 now');
  expect(one('GET /v1/status/leader?dc=dc9: No path to datacenter').about[0]).toContain('called dc9 now');
});

it('compares primary_gateways with the gateways of the primary, over several lines of JSON too', () => {
  const line = one(
    '{\n "primary_datacenter": "dc1",\n "primary_gateways": [\n "198.51.1.1:8443", "40.88.229.151:443"]}',
  );
  expect(line.says).toContain('Not registered as a gateway of the primary now: 40.88.229.151:443');
});

it('gives the command for the certificate that is named', () => {
  const line = one(
    'x509: certificate is valid for server.dc2.consul, localhost, not dc2-s1.server.dc2.consul',
  );
  expect(line.remedy[0]?.command).toBe('consul tls cert create -server -dc dc2 -node dc2-s1');
  expect(line.about).toEqual(['dc2-s1 is a server of dc2, alive.']);
  const valid = 'x509: certificate is valid for server.dc2.corp, localhost, not ';
  expect(one(`${valid}dc2-s2.server.dc2.corp`).remedy[0]?.command).toBe(
    'consul tls cert create -server -dc dc2 -node dc2-s2 -domain corp',
  );
  const bare = one(`${valid}server.dc2.corp`);
  expect(bare.remedy[0]?.command).toBe("consul tls cert create -server -dc dc2 -node '<node>' -domain corp");
  expect(bare.says).toContain('A server of dc2 has a certificate without the name server.dc2.corp.');
});

it('installs a gossip key with consul keyring, and sets one only where nothing is encrypted', () => {
  const remedyOf = (text: string) =>
    one(text, undefined, 'dc2')
      .remedy.map(({ command, config }) => command ?? config)
      .join('\n');
  expect(remedyOf('memberlist: No installed keys could decrypt the message from=10.1.0.11:8302')).toContain(
    "consul keyring -install '<key of the others>'",
  );
  const plain = remedyOf('memberlist: Remote state is encrypted and encryption is not configured');
  expect(plain).toContain('encrypt = ');
  expect(plain).not.toContain('-install');
});

it('tells UDP probes apart by the mode', () => {
  const text = 'memberlist: Was able to connect to dc2-s1 over TCP but UDP probes failed';
  expect(one(text, traditional()).says).toContain('UDP 8302 is closed');
  expect(one(text).says).toContain('runs without enable_mesh_gateway_wan_federation');
});

it('says what cannot be seen of the cause', () => {
  const text = "'primary_gateways' should only be configured in a secondary datacenter";
  expect(one(text).unseen.map(({ code }) => code)).toEqual(['F7']);
});

it('tells each meaning of a pasted log once, and a text that is not known as such', () => {
  const log = `${GOSSIP}\nsomething else\n${GOSSIP}\nNo cluster leader`;
  expect(decode(log).map(({ known, says }) => [known, says.slice(0, 21)])).toEqual([
    [true, 'The server that wrote'],
    [true, 'The datacenter that a'],
  ]);
  expect(decode('hello 10.2.0.11')).toMatchObject([
    { known: false, about: ['10.2.0.11 is the address of server dc2-s1 of dc2, alive.'], findings: [] },
  ]);
  expect(decode(' \n ')).toEqual([]);
});

it('shows hostile text only as text, and is quick with much of it', () => {
  const long = `${'->'.repeat(5_000)} dial tcp ${'9'.repeat(50_000)}\u202e\u0000 EOF`;
  const line = one(long);
  expect(line.line.length).toBeLessThanOrEqual(300);
  expect(line.line).not.toMatch(/[\u202e\u0000]/);
});
