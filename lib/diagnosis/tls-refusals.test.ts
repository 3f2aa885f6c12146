import { describe, expect, it } from 'vitest';
import type { FailureDetail } from '@/lib/consul/types';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { federationOf, healthy, NOW } from './testing/situation';
import { missingName, serverName, tlsRefusals } from './tls-refusals';

const x509 = (tls: FailureDetail['tls'], words: string) =>
  change.failureOf('tls-identity', { tls }, `rpc error getting client: failed to get conn: x509: ${words}`);
const alert = (words: string) =>
  change.failureOf('tls', {}, `failed to get conn: remote error: tls: ${words}`);
const unknown = x509('unknown-authority', 'certificate signed by unknown authority');
const fail = (ways: readonly (readonly [from: string, to: string])[], failure: ReturnType<typeof x509>) =>
  ways.reduce<Observation[]>((all, [from, to]) => change.failForwarding(all, from, to, failure), healthy());
const accused = (observations: readonly Observation[]) =>
  tlsRefusals(federationOf(observations)).map(
    ({ check, datacenter, server, side, others }) =>
      `${check} ${side} ${datacenter}/${server ?? '?'} by ${others.join(',')}`,
  );
const [first] = [change.vantageOf(healthy(), 'dc1')];

describe('tlsRefusals', () => {
  it('are none where no certificate is refused', () => {
    expect(accused(healthy())).toEqual([]);
    expect(accused(change.failForwarding(healthy(), 'dc1', 'dc2', 'connection-lost'))).toEqual([]);
    expect(accused(change.failForwarding(healthy(), 'dc1', 'dc2', unknown, 1))).toEqual([]);
  });

  it('accuse the server that a text names, else the only one of its datacenter, else none', () => {
    const san = (node: string, dc: string) =>
      x509('san', `certificate is valid for server.${dc}.consul, localhost, not ${node}.server.${dc}.consul`);
    expect(accused(fail([['dc1', 'dc2']], san('dc2-s2', 'dc2')))).toEqual(['san asked dc2/dc2-s2 by dc1']);
    expect(accused(fail([['dc1', 'dc3']], san('gone', 'dc3')))).toEqual(['san asked dc3/dc3-s1 by dc1']);
    const old = x509('expired', 'certificate has expired or is not yet valid');
    expect(
      accused(
        fail(
          [
            ['dc1', 'dc2'],
            ['dc3', 'dc2'],
          ],
          old,
        ),
      ),
    ).toEqual(['expired asked dc2/? by dc1,dc3']);
  });

  it.each([
    ['after', -60_000, 'expired asked dc3/dc3-s1 by dc1'],
    ['after', 3_600_000, 'clock asking dc1/dc1-s1 by dc3'],
    ['before', 3_600_000, 'not-yet-valid asked dc3/dc3-s1 by dc1'],
    ['before', -60_000, 'clock asking dc1/dc1-s1 by dc3'],
  ])('know by our clock whether a certificate or a clock is wrong: %s %d', (word, offset, expected) => {
    const edge = new Date(NOW + offset).toISOString().replace('.000', '');
    const text = `certificate has expired or is not yet valid: current time 2030-01-01T00:00:00Z is ${word} ${edge}`;
    const failing = fail([[first, 'dc3']], x509(word === 'after' ? 'expired' : 'not-yet-valid', text));
    expect(accused(failing)).toEqual([expected]);
  });

  it('call foreign who explains most of the ways', () => {
    const ways = (...names: string[]) =>
      names.map((name) => name.split('>') as unknown as readonly [string, string]);
    expect(accused(fail(ways('dc1>dc3', 'dc2>dc3', 'dc3>dc1', 'dc3>dc2'), unknown))).toEqual([
      'unknown-authority asked dc3/dc3-s1 by dc1,dc2',
    ]);
    expect(accused(fail(ways('dc1>dc2', 'dc2>dc1'), unknown))).toEqual([
      'unknown-authority asked dc2/? by dc1',
    ]);
    expect(accused(fail(ways('dc1>dc2', 'dc1>dc3'), unknown))).toEqual([
      'unknown-authority asking dc1/dc1-s1 by dc2,dc3',
      'unknown-authority asking dc1/dc1-s2 by dc2,dc3',
    ]);
    expect(accused(fail([[first, 'dc3']], unknown))).toEqual(['unknown-authority asking dc1/dc1-s1 by dc3']);
  });

  it('are remembered when the router no longer says why', () => {
    const bare = change.failForwarding(healthy(), 'dc1', 'dc3', 'no-server-reachable');
    const told = change.changeForwarding(bare, 'dc1', 'dc3', (fact) => ({
      ...fact,
      told: { failure: unknown, at: fact.latest.at - 60_000 },
    }));
    expect(accused(bare)).toEqual([]);
    expect(accused(told)).toEqual(['unknown-authority asked dc3/dc3-s1 by dc1']);
  });

  it('take an alert of the other side as one about who asked', () => {
    const one = [[first, 'dc3']] as const;
    expect(accused(fail(one, alert('bad certificate')))).toEqual(['refused asking dc1/dc1-s1 by dc3']);
    expect(accused(fail(one, alert('expired certificate')))).toEqual(['expired asking dc1/dc1-s1 by dc3']);
    expect(accused(fail(one, alert('unknown certificate authority')))).toEqual([
      'refused asking dc1/dc1-s1 by dc3',
    ]);
    expect(accused(fail(one, alert('certificate required')))).toEqual(['no-tls asking dc1/dc1-s1 by dc3']);
    expect(accused(fail(one, alert('handshake failure')))).toEqual([]);
    const off = change.failureOf('tls', {}, 'cannot dial via a mesh gateway when outgoing TLS is disabled');
    expect(accused(fail(one, off))).toEqual(['no-tls asking dc1/dc1-s1 by dc3']);
  });
});

describe('names in texts', () => {
  it('are read as Go writes them', () => {
    expect(
      missingName(
        'x509: certificate is valid for server.dc2.consul, localhost, not dc2-s1.server.dc2.consul',
      ),
    ).toBe('dc2-s1.server.dc2.consul');
    expect(missingName('x509: certificate is not valid for any names')).toBeNull();
    expect(serverName('dc2-s1.server.dc2.consul')).toEqual({
      node: 'dc2-s1',
      datacenter: 'dc2',
      domain: 'consul',
    });
    expect(serverName('server.dc2.corp.example')).toEqual({
      node: null,
      datacenter: 'dc2',
      domain: 'corp.example',
    });
    expect(serverName('web.service.consul')).toBeNull();
  });
});
