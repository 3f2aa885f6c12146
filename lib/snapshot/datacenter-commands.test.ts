import { describe, expect, it } from 'vitest';
import { buildFederation } from '@/lib/federation/build-federation';
import { dropVantage } from '@/lib/observation/testing/situations';
import { healthyObservations } from '@/lib/observation/testing/observations';
import { datacenterCommands } from './datacenter-commands';

const NOW = 1_700_000_000_000;
const observations = healthyObservations({
  datacenters: ['dc1', 'dc2'].map((name) => ({ name, servers: 3, gateways: 1 })),
  primary: 'dc1',
  mode: 'mesh-gateways',
  now: NOW,
});
const commandsFor = (changed: typeof observations) => {
  const federation = buildFederation(changed, { now: NOW, source: 'consul' });
  const dc2 = federation.datacenters.find(({ name }) => name === 'dc2');
  if (!dc2) throw new Error('no dc2');
  return datacenterCommands(federation, dc2);
};

describe('datacenterCommands', () => {
  it('asks an agent of the datacenter itself', () => {
    const { commands, consulUi } = commandsFor(observations);
    expect(commands[0]).toMatch(/^consul members -wan -http-addr=http:\/\/10\./);
    expect(consulUi).toMatch(/^http:\/\/10\..*\/ui\/dc2\/services$/);
  });

  it('does without where none is configured', () => {
    const { commands, consulUi } = commandsFor(dropVantage(observations, 'dc2'));
    expect(commands).toContain('consul catalog nodes -service mesh-gateway -datacenter dc2');
    expect(consulUi).toBeNull();
  });

  it('asks for no mesh gateway where there is none to be', () => {
    const traditional = healthyObservations({
      datacenters: ['dc1', 'dc2'].map((name) => ({ name, servers: 3, gateways: 0 })),
      primary: 'dc1',
      mode: 'traditional',
      now: NOW,
    });
    expect(commandsFor(traditional).commands.join()).not.toMatch(/gateway|federation-state/);
  });
});
