import { expect, it } from 'vitest';
import { failForwarding } from '@/lib/observation/testing/observations';
import { gatewayFault, probeText } from './pair-texts';
import { build, pairOf, three } from './testing/three';

const pair = pairOf(build(three()), 'dc1', 'dc2');

it('names whose gateways are at fault', () => {
  expect(gatewayFault({ ...pair, ownUsableGateways: 0 })).toBe('dc1 has no usable mesh gateway');
  expect(gatewayFault({ ...pair, believedUsableGateways: 0 })).toBe(
    'dc1 knows no usable mesh gateway of dc2',
  );
  expect(gatewayFault(pair)).toBe('no mesh gateway of dc2 that dc1 believes usable is registered so in dc2');
});

it('gives an answer as it came', () => {
  const [works] = pair.probes;
  const [fails] = pairOf(build(failForwarding(three(), 'dc1', 'dc2', 'no-path')), 'dc1', 'dc2').probes;
  if (!works || !fails) throw new Error('no probes');
  expect(probeText(works)).toBe('leader 10.2.0.11:8300');
  expect(probeText({ ...works, leader: null })).toBe('no leader');
  expect(probeText(fails)).toBe('no-path: No path to datacenter');
});
