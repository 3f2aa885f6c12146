import { expect, it } from 'vitest';
import { failForwarding, setMemberStatus, unreachable } from '@/lib/observation/testing/observations';
import { three } from '@/lib/federation/testing/three';
import { readingsOf } from '@/lib/procedures/testing/verification-readings';
import { verify } from '@/lib/procedures/verification/verify';
import { groupChecks } from './check-groups';

const judged = (observations: ReturnType<typeof three>) =>
  verify(readingsOf(observations), { mode: 'mesh-gateways', source: 'consul' });

it('tells what two agents of a datacenter say alike once, with the evidence of both', () => {
  const { forwardingChecks } = judged(
    failForwarding(three({ vantagesPerDatacenter: 2 }), 'dc1', 'dc2', 'no-path'),
  );
  const failed = groupChecks(forwardingChecks.filter(({ outcome }) => outcome === 'failed'));
  expect(failed).toHaveLength(1);
  expect(failed[0]?.evidence.map(({ vantage }) => vantage)).toEqual([
    'dc1@http://10.1.0.11:8500',
    'dc1@http://10.1.0.12:8500',
  ]);
});

it('keeps WAN pools apart: each is a view of its own', () => {
  const one = setMemberStatus(
    three({ vantagesPerDatacenter: 2 }),
    { datacenter: 'dc2', node: 'dc2-s1' },
    'failed',
  );
  const failed = groupChecks(judged(one).membersChecks.filter(({ outcome }) => outcome === 'failed'));
  expect(failed).toHaveLength(5);
  expect(failed.every(({ deviations }) => deviations.length === 1)).toBe(true);
});

it('tells of an agent that does not answer once', () => {
  const { forwardingChecks } = judged(unreachable(three(), 'dc2'));
  const unchecked = groupChecks(forwardingChecks.filter(({ outcome }) => outcome === 'not-checked'));
  expect(unchecked).toHaveLength(1);
  expect(unchecked[0]?.evidence).toHaveLength(2);
});
