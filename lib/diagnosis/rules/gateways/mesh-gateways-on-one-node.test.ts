import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { meshGatewaysOnOneNode as rule } from './mesh-gateways-on-one-node';

const together = change.editGateway(healthy(), 'dc2', 'mesh-gateway-2', { node: 'dc2-gw1' });

describe('mesh-gateways-on-one-node', () => {
  it('passes when they run apart, and leaves a single one to its own rule', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('names the node; that may be by design', () => {
    expect(told(findingsOf(rule, together))).toEqual([
      'info: All 2 usable mesh gateways of dc2 run on node dc2-gw1',
    ]);
  });

  it('counts the usable ones alone', () => {
    const third = { id: 'c', name: 'c', status: 'critical', output: '' };
    const two = change.editGateway(together, 'dc2', 'mesh-gateway-2', { checks: [third] });
    expect(findingsOf(rule, two)).toEqual([]);
  });

  it('is inconclusive without the list of gateways', () => {
    expect(verdictOf(rule, change.failFact(together, 'dc2', 'meshGateways', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
