import { expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { build, three } from '../testing/three';
import { singlePoints } from './single-points';

const told = (observations = three()) =>
  singlePoints(build(observations)).map(({ kind, datacenter }) => `${datacenter} ${kind}`);

it('lists the primary, single gateways and single servers without being asked', () => {
  expect(told()).toEqual(['dc1 primary', 'dc3 gateway', 'dc3 server']);
});

it('sees gateways that stop together, and a quorum at its edge', () => {
  const together = change.editGateway(three(), 'dc2', 'mesh-gateway-2', { node: 'dc2-gw1' });
  expect(told(together)).toContain('dc2 gateway-node');
  const edge = change.setLanStatus(three(), 'dc2', 'dc2-s3', 'failed');
  expect(singlePoints(build(edge)).find(({ datacenter }) => datacenter === 'dc2')?.sentence).toBe(
    'dc2 needs 2 of 3 voters and has no more: without any one of dc2-s1 and dc2-s2 it has no leader.',
  );
});

it('sees a primary_gateways with one address', () => {
  const one = change.withFact(three(), 'dc2', 'self', (self) => ({
    ...self,
    primaryGateways: ['198.51.1.1:8443'],
  }));
  expect(told(one)).toContain('dc2 primary-gateways');
});

it('claims nothing of what it does not know, and no gateways in a traditional federation', () => {
  expect(told(change.failFact(three(), 'dc3', 'meshGateways', 'denied'))).not.toContain('dc3 gateway');
  expect(told(three({ mode: 'traditional' }))).toEqual(['dc1 primary', 'dc3 server']);
});
