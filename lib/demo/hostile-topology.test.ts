import { expect, test } from 'vitest';
import { defaultFederation } from './default-federation';
import { HOSTILE_STRINGS } from './hostile-strings';
import { hostileTopology } from './hostile-topology';

const topology = hostileTopology(defaultFederation('mesh-gateways'));

test('every string stands in every kind of field', () => {
  const gateways = topology.datacenters.flatMap((dc) => dc.gateways);
  const fields: Record<string, readonly string[]> = {
    tag: gateways.flatMap((gateway) => gateway.tags),
    metaKey: gateways.flatMap((gateway) => gateway.meta.map(([key]) => key)),
    output: gateways.flatMap((gateway) => gateway.extraChecks.map((check) => check.output)),
    service: topology.datacenters.flatMap((dc) => dc.services.map((service) => service.name)),
    version: topology.datacenters.flatMap((dc) => dc.clients.map((client) => client.version)),
    memberTag: topology.datacenters.flatMap((dc) =>
      dc.servers.flatMap((s) => s.extraTags.map(([key]) => key)),
    ),
    datacenter: [...topology.byName.keys(), ...topology.ghosts],
  };
  for (const [field, values] of Object.entries(fields)) {
    const there = new Set(values);
    expect(
      HOSTILE_STRINGS.filter((text) => !there.has(text)),
      field,
    ).toEqual([]);
  }
});

test('names stay unique, and playable ones fit in a URL', () => {
  expect(topology.byName.size).toBe(6);
  for (const name of topology.byName.keys()) expect(() => encodeURIComponent(name)).not.toThrow();
  expect(topology.primary.name).toBe('us-east');
  expect(topology.ghostError).toContain('<script>');
});
