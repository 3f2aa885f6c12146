import { describe, expect, it } from 'vitest';
import { agedFact, failedFact, failureOf, goodFact } from './facts';

const fact = goodFact('/v1/status/leader', '10.0.0.1:8300', 10_000);

describe('facts', () => {
  it('fail with the value kept or forgotten', () => {
    expect(failedFact(fact, failureOf('no-path'), 3)).toMatchObject({
      latest: { ok: false, at: 10_000, failure: { kind: 'no-path', message: 'No path to datacenter' } },
      good: { value: '10.0.0.1:8300', at: 7_000 },
      failuresInARow: 3,
    });
    expect(failedFact(fact, failureOf('no-path'), 3, 'forget').good).toBeNull();
  });

  it('age with all they know', () => {
    expect(agedFact(fact, 4_000)).toMatchObject({ latest: { at: 6_000 }, good: { at: 6_000 } });
  });

  it('fail as Consul says it: a 403 is an answer, silence has no status', () => {
    expect(failureOf('denied')).toMatchObject({ status: 403, detail: { pathWorks: true } });
    expect(failureOf('agent-timeout')).toMatchObject({ status: null, detail: { pathWorks: false } });
    expect(failureOf('tls-identity', { tls: 'expired' }).detail.tls).toBe('expired');
    expect(failureOf('unclassified', {}, 'odd').message).toBe('odd');
  });
});
