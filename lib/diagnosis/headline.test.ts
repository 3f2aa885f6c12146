import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, healthy, traditional } from './testing/situation';

const line = (all: ReturnType<typeof healthy>) => diagnosisOf(all).headline;
const two = [
  { name: 'dc1', servers: 3, gateways: 2 },
  { name: 'dc2', servers: 3, gateways: 2 },
];

describe('headlineOf', () => {
  it('all well: how many pairs, on every layer that applies', () => {
    const all = 'All 3 datacenters reach each other: 6 of 6 pairs connected on every layer';
    expect(line(healthy())).toBe(all);
    expect(line(traditional())).toBe(all);
    expect(line(healthy({ datacenters: two }))).toBe(
      'Both datacenters reach each other: 2 of 2 pairs connected on every layer',
    );
    expect(line(healthy({ datacenters: two.slice(0, 1) }))).toBe(
      'dc1 is the only datacenter: there is nothing to reach yet',
    );
  });

  it('says how far it can see', () => {
    expect(line(change.seenFromOneAgent(healthy(), 'dc1'))).toBe(
      'All well as far as dc1 can see: 2 of 6 pairs measured, 4 unknown',
    );
  });

  it('the worst cause, how many more, and what was not measured', () => {
    const one = change.failForwarding(healthy(), 'dc1', 'dc2', 'unclassified');
    expect(line(one)).toBe('dc1 does not reach dc2; the way back works');
    const more = change.editGateway(one, 'dc3', 'mesh-gateway-1', null);
    expect(line(more)).toContain('no mesh gateway is registered');
    expect(line(more)).toMatch(/ and 1 more cause$/);
    const partly = change.failForwarding(
      change.seenFromOneAgent(healthy(), 'dc1'),
      'dc1',
      'dc2',
      'connection-lost',
    );
    expect(line(partly)).toMatch(/\(2 of 6 pairs measured\)$/);
  });

  it('says that it is still measuring, and is not green meanwhile', () => {
    const untried = change.changeForwarding(healthy(), 'dc2', 'dc3', () => undefined);
    expect(diagnosisOf(untried)).toMatchObject({
      status: 'unknown',
      headline: 'Still measuring: 5 of 6 pairs measured so far',
    });
    const broken = change.failForwarding(untried, 'dc1', 'dc2', 'unclassified');
    expect(line(broken)).toMatch(/\(5 of 6 pairs measured so far\)$/);
    const silent = change.unreachable(untried, 'dc1');
    expect(line(silent)).toMatch(/^Still measuring: \d of 6 pairs measured so far; .*not answer/);
  });

  it('a pair whose agents are silent is not being measured', () => {
    const silent = change.unreachable(healthy(), 'dc2');
    expect(line(change.changeForwarding(silent, 'dc2', 'dc3', () => undefined))).not.toContain('Still');
  });

  it('unknown: names what is missing', () => {
    expect(line([])).toBe('Not known whether all is well: no agent is configured');
    expect(line(change.unreachable(healthy(), 'dc3'))).toBe(
      'Nothing known to be wrong, but not all is seen: the agent at http://10.3.0.11:8500 in dc3 does not answer',
    );
    const many = change.unreachable(change.unreachable(healthy(), 'dc2'), 'dc3');
    expect(line(many)).toContain('3 agents do not answer');
  });
});
