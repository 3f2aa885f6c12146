import { expect, it } from 'vitest';
import { decodeFailure } from '@/lib/consul/decode-failure';
import { ENDPOINTS, type Endpoint } from '@/lib/consul/endpoints';
import { bodyText, recordings } from '@/lib/consul/testing/recordings';
import type { Asked, AskedAgent, VerificationReadings } from '@/lib/observation/verification-readings';
import { verify } from './verify';

const DATACENTERS = ['dc1', 'dc2', 'dc3'];

/** What a real agent answered to this request, as the client reads it. */
function asked<T>(folder: string, endpoint: Endpoint<T>, request: string): Asked<T> {
  const recording = recordings(folder).find((one) => one.request === request);
  if (!recording) throw new Error(`${folder} has no ${request}`);
  const { status, body } = recording;
  const meta = { index: null, knownLeader: true, lastContactMs: 0, filteredByAcls: false };
  const parsed = status === 200 ? endpoint.parse(body, meta) : null;
  if (parsed?.ok) return { path: request, reading: { ok: true, value: parsed.value, at: 0, ms: 1, meta } };
  const failure = parsed
    ? {
        kind: parsed.kind,
        status,
        message: parsed.reason,
        detail: { dialled: null, tls: null, pathWorks: false },
      }
    : decodeFailure(status, bodyText(recording), { request });
  return { path: request, reading: { ok: false, failure, at: 0, ms: 1 } };
}

function agentOf(folder: string): AskedAgent {
  const datacenter = /dc\d/.exec(folder)?.[0] ?? '';
  const address = `http://${folder}`;
  return {
    vantage: { id: `${datacenter}@${address}`, address, datacenter, origin: 'configured' },
    datacenter,
    self: asked(folder, ENDPOINTS.self, '/v1/agent/self'),
    wanMembers: asked(folder, ENDPOINTS.wanMembers, '/v1/agent/members?wan=1'),
    lanMembers: asked(folder, ENDPOINTS.lanMembers, '/v1/agent/members'),
    servers: {},
    services: Object.fromEntries(
      DATACENTERS.filter((dc) => dc !== datacenter).map((dc) => [
        dc,
        asked(folder, ENDPOINTS.catalogServices, `/v1/catalog/services?dc=${dc}`),
      ]),
    ),
  };
}

const judged = (...folders: string[]) => {
  const readings: VerificationReadings = {
    startedAt: 0,
    finishedAt: 0,
    datacenters: DATACENTERS,
    agents: folders.map((folder) => agentOf(`1.8.7/${folder}/`)),
    oneAgentEach: false,
  };
  return verify(readings, {
    mode: folders[0]?.startsWith('traditional') ? 'traditional' : 'mesh-gateways',
    source: 'consul',
  });
};

it('passes what a real federation that is well answered', () => {
  expect(judged('healthy-from-dc1-s1', 'healthy-from-dc2-s1', 'healthy-from-dc3-s1')).toMatchObject({
    outcome: 'passed',
    members: { passed: 3 },
    forwarding: { passed: 6 },
  });
});

it('fails the way into a datacenter that was down, and not the others', () => {
  const { matrix, forwardingChecks } = judged(
    'datacenter-down-from-dc1-s1',
    'healthy-from-dc2-s1',
    'healthy-from-dc3-s1',
  );
  expect(matrix.forwarding).toBe('-pf' + 'p-p' + 'pp-');
  expect(forwardingChecks.find(({ outcome }) => outcome === 'failed')?.evidence?.value).toContain('EOF');
});

it('fails a datacenter without a leader for the request, which the way survives', () => {
  const { forwardingChecks } = judged('no-leader-from-dc1-s1', 'healthy-from-dc2-s1', 'healthy-from-dc3-s1');
  expect(forwardingChecks.find(({ from, to }) => from === 'dc1' && to === 'dc2')?.sentence).toBe(
    'The request from dc1 arrives in dc2, but dc2 has no leader to answer it.',
  );
});

it('takes 403 and an empty answer for proof of the way, and a client agent for none of the pool', () => {
  const denied = judged('acl-unknown-token-from-dc1-s1', 'healthy-from-dc2-s1', 'healthy-from-dc3-s1');
  expect(denied.matrix.forwarding.slice(0, 3)).toBe('-pp');
  expect(denied.membersChecks[0]).toMatchObject({ outcome: 'not-checked', unchecked: 'denied' });
  const anonymous = judged('acl-anonymous-from-dc1-s1');
  expect(anonymous.matrix.forwarding.slice(0, 3)).toBe('-pp');
  const client = judged('healthy-from-dc1-client1', 'healthy-from-dc2-s1', 'healthy-from-dc3-s1');
  expect(client.membersChecks[0]).toMatchObject({ outcome: 'not-checked', unchecked: 'client-agent' });
  expect(client.matrix.forwarding.slice(0, 3)).toBe('-pp');
});

it('verifies a traditional federation too', () => {
  expect(judged('traditional-from-dc1-s1', 'traditional-from-dc2-s1').matrix.forwarding.slice(0, 6)).toBe(
    '-ppp-p',
  );
});
