import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { outdatedClientAgents as rule } from './outdated-client-agents';

const clients = (nodes: readonly string[], version: string) =>
  change.withFact(healthy(), 'dc2', 'lanMembers', (members) => [
    ...members,
    ...members
      .slice(0, 1)
      .flatMap((m) => nodes.map((node) => ({ ...m, node, server: false, id: node, version }))),
  ]);

describe('outdated-client-agents', () => {
  it('passes with clients of the version of the servers, and without any', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, clients(['web-1'], '1.8.7')).status).toBe('passed');
  });

  it('is information, and a warning where one configures a mesh gateway', () => {
    expect(told(findingsOf(rule, clients(['web-1', 'web-2'], '1.7.14')))).toEqual([
      'info: 2 client agents of dc2 are older than 1.8.0: web-1 and web-2',
    ]);
    const [finding] = findingsOf(rule, clients(['dc2-gw1'], '1.7.14'));
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: 1 client agent of dc2 is older than 1.8.0: dc2-gw1',
    ]);
    expect(finding?.cause).toContain('mesh-gateway-1 on dc2-gw1');
  });

  it('is inconclusive without the LAN pool', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'lanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
