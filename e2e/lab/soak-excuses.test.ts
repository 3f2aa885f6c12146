import { describe, expect, it } from 'vitest';
import { isTrueOf, restartsOf } from './soak-excuses';
import { defaultTopology, placeTopology } from './topology';

const gateway = { name: 'dc2-gw1', datacenter: 'dc2', takesDatacenter: false };
const found = (title: string, severity: 'critical' | 'warning') => ({
  title,
  severity,
  subject: { kind: 'federation' } as const,
});

describe('isTrueOf', () => {
  it('excuses a warning about what is away, and nothing else', () => {
    expect(isTrueOf(found('Mesh gateway dc2-gw1 is critical', 'warning'), gateway)).toBe(true);
    expect(isTrueOf(found('Mesh gateway dc2-gw2 is critical', 'warning'), gateway)).toBe(false);
    expect(isTrueOf(found('dc2 cannot lose another server', 'warning'), gateway)).toBe(false);
  });

  it('excuses nothing critical where others carry the load', () => {
    expect(isTrueOf(found('Mesh gateway dc2-gw1 is critical', 'critical'), gateway)).toBe(false);
  });

  it('excuses what names the datacenter that is out of order with it', () => {
    const only = { name: 'dc3-gw1', datacenter: 'dc3', takesDatacenter: true };
    expect(isTrueOf(found('dc1 does not reach dc3', 'critical'), only)).toBe(true);
    expect(isTrueOf(found('dc1 does not reach dc2', 'critical'), only)).toBe(false);
  });
});

it('takes gateways first, and knows those that are the only ones', () => {
  const { agents, gateways } = placeTopology(defaultTopology(), { octet: 0, mode: 'mesh-gateways' });
  const datacenters = ['dc1', 'dc2', 'dc3'].map((name) => ({
    name,
    primary: name === 'dc1',
    servers: agents.filter((agent) => agent.datacenter === name && agent.role === 'server'),
    clients: [],
    gateways: gateways.filter(({ datacenter }) => datacenter === name),
  }));
  const restarts = restartsOf({ datacenters });
  expect(restarts.map(({ kind }) => kind).indexOf('server')).toBe(5);
  expect(restarts.filter(({ isOnly }) => isOnly).map(({ name }) => name)).toEqual(['dc3-gw1', 'dc3-s1']);
});
