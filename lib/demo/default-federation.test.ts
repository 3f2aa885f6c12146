import { expect, test } from 'vitest';
import { roundTripSeconds } from './coordinates';
import { defaultFederation, tabledRoundTripMs } from './default-federation';

test('six datacenters, us-east the primary with five servers and three gateways', () => {
  const { datacenters, primary } = defaultFederation('mesh-gateways');
  expect(datacenters.map((dc) => `${dc.name} ${dc.servers.length}/${dc.gateways.length}`)).toEqual([
    'us-east 5/3',
    'us-west 3/2',
    'eu-central 3/2',
    'eu-north 3/2',
    'ap-south 3/2',
    'sa-east 3/1',
  ]);
  expect(primary.name).toBe('us-east');
});

test('the coordinates give the tabled round trips within 0.5 %', () => {
  const { datacenters } = defaultFederation('mesh-gateways');
  for (const a of datacenters) {
    for (const b of datacenters) {
      if (a === b) continue;
      const error = (roundTripSeconds(a.position, b.position) * 1000) / tabledRoundTripMs(a.name, b.name) - 1;
      expect(Math.abs(error), `${a.name} ${b.name}`).toBeLessThan(0.005);
    }
  }
});

test('an unknown pair is a mistake', () => {
  expect(() => tabledRoundTripMs('us-east', 'mars')).toThrow('us-east and mars');
});
