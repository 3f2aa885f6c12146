import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { highRoundTripTime as rule } from './high-round-trip-time';

/** dc3 is so many seconds away from everybody. */
const away = (seconds: number) =>
  ['dc1', 'dc2', 'dc3'].reduce(
    (all, who) =>
      change.withFact(all, who, 'coordinates', (datacenters) =>
        datacenters.map((d) => ({
          ...d,
          servers: d.servers.map((s) =>
            d.datacenter === 'dc3' ? { ...s, coordinate: { ...s.coordinate, height: seconds } } : s,
          ),
        })),
      ),
    healthy(),
  );

describe('high-round-trip-time', () => {
  it('passes between continents', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, away(0.2))).toEqual([]);
  });

  it('is one piece of information for all ways that are long', () => {
    expect(told(findingsOf(rule, away(0.5)))).toEqual([
      'info: Round trips take more than 300 ms: dc1 to dc3 and dc2 to dc3',
    ]);
    expect(findingsOf(rule, away(0.5))[0]?.remedy[0]?.command).toBe('consul rtt -wan dc1-s1.dc1 dc3-s1.dc3');
    expect(diagnosisOf(away(0.5)).status).toBe('ok');
  });

  it('is inconclusive without coordinates', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc1', 'coordinates', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
