import { describe, expect, it } from 'vitest';
import { federationOf, healthy } from './testing/situation';
import { testedAddresses, testedElsewhere } from './tested-address';

const [dc1] = federationOf(healthy()).datacenters;
const gateway = dc1?.meshGateways[0];
const tests = (...outputs: string[]) => {
  if (!gateway) throw new Error('no gateway');
  return {
    ...gateway,
    checks: outputs.map((output, i) => ({ id: `c${i}`, name: 'c', status: 'passing', output })),
  };
};

describe('what the checks of a gateway test', () => {
  it('are the addresses that TCP checks got through to', () => {
    expect(testedAddresses(tests('TCP connect 10.1.1.1:8443: Success', 'Agent alive and reachable'))).toEqual(
      ['10.1.1.1:8443'],
    );
    expect(testedAddresses(tests('dial tcp 10.1.1.1:8443: connect: connection refused'))).toEqual([]);
  });

  it('is elsewhere only when none of them is what servers dial', () => {
    expect(testedElsewhere(tests('TCP connect 10.1.1.1:8443: Success'))).toBeNull();
    expect(testedElsewhere(tests('TCP connect 10.9.9.9:8443: Success'))).toBe('10.9.9.9:8443');
    expect(
      testedElsewhere(tests('TCP connect 10.9.9.9:8443: Success', 'TCP connect 10.1.1.1:8443: Success')),
    ).toBeNull();
    expect(testedElsewhere(tests('TCP connect 127.0.0.1:8443: Success'))).toBeNull();
    expect(testedElsewhere(tests('TCP connect 10.9.9.9:19000: Success'))).toBeNull();
  });
});
