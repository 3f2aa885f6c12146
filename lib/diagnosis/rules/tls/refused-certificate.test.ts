import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { healthy, rootsOf, told, verdictOf } from '../../testing/situation';
import { refusedCertificate as rule } from './refused-certificate';

/** As an agent of 1.8.7 says it whose server was refused: at once, every time. */
const closed = (text = 'rpc error making call: EOF') =>
  change.failureOf(
    'connection-lost',
    {},
    `http://10.2.0.11:8500/v1/status/leader?dc=dc1 answered 500: ${text}`,
  );
const one = change.vantageOf(healthy(), 'dc2');
const refused = (times: number, failure = closed()): Observation[] =>
  change.failForwarding(healthy(), one, 'dc1', failure, times);

describe('refused-certificate', () => {
  it('is not believed of a pooled connection that died, nor of a dial that found no route', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, refused(2)).status).toBe('passed');
    expect(
      verdictOf(rule, refused(9, closed('rpc error getting client: failed to get conn: EOF'))).status,
    ).toBe('passed');
  });

  it('nor of a connection that something swallows: that takes its time', () => {
    const slow = change.changeForwarding(refused(9), one, 'dc1', (fact) => ({
      ...fact,
      latest: { ...fact.latest, ms: 15_000 },
    }));
    expect(verdictOf(rule, slow).status).toBe('passed');
  });

  it('names the server whose every connection is cut after the handshake, and who cuts it', () => {
    const [root, ...others] = rootsOf(refused(3));
    expect(others).toEqual([]);
    expect(told(root ? [root] : [])).toEqual([
      'warning: Servers of dc1 refuse the certificate of server dc2-s1 of dc2',
    ]);
    expect(root).toMatchObject({
      confidence: 'inferred',
    });
    expect(root?.symptoms.map((symptom) => symptom.rule)).toContain('forwarding-broken-from-one-server');
    expect(root?.remedy.map(({ command }) => command)).toContain(
      'consul tls cert create -server -dc dc2 -node dc2-s1',
    );
  });

  it('folds under what the path probe read of that certificate', () => {
    const probed = change.withPathProbes(refused(3), (node) =>
      node === 'dc2-s1' ? { notAfter: '2020-01-01T00:00:00.000Z' } : {},
    );
    const roots = rootsOf(probed);
    expect(roots.map(({ id }) => id)).toEqual(['expired-certificate/dc2/dc2-s1']);
    expect(roots[0]?.symptoms.map((symptom) => symptom.rule)).toContain(rule.id);
    // Its connections are refused now: nothing is latent about it.
    expect(roots[0]?.latent).toBeUndefined();
  });

  it('is inconclusive where nobody probes', () => {
    expect(verdictOf(rule, change.dropVantage(healthy(), 'dc3')).status).toBe('inconclusive');
  });
});
