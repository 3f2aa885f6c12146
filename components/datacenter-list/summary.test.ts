import { describe, expect, it } from 'vitest';
import { datacenter, meshGateway, server, servers } from '../testing/snapshot-builder';
import { summaryText, worstFirst } from './summary';

describe('summaryText', () => {
  it('counts servers alive and mesh gateways usable', () => {
    expect(summaryText(datacenter('dc1'))).toBe('3 of 3 servers alive, 2 of 2 mesh gateways usable');
    const hurt = datacenter('dc1', {
      servers: [server('a'), server('b', { status: 'failed' }), server('c', { status: 'left' })],
      meshGateways: [
        meshGateway('g', { usable: false }),
        meshGateway('h', { federation: false, usable: false }),
      ],
    });
    expect(summaryText(hurt)).toBe('1 of 2 servers alive, 0 of 1 mesh gateways usable');
  });

  it('does not count what is not known', () => {
    const unseen = datacenter('dc1', {
      servers: servers('s', 3, { status: 'unknown' }),
      meshGatewaysKnown: false,
    });
    expect(summaryText(unseen)).toBe('3 servers, status not known, mesh gateways not known');
    expect(summaryText(datacenter('dc1', { servers: [], meshGatewaysKnown: false }))).toMatch(
      /^no server known/,
    );
  });

  it('leaves mesh gateways out of a traditional federation', () => {
    expect(summaryText(datacenter('dc1', { mode: 'traditional', meshGateways: [] }))).toBe(
      '3 of 3 servers alive',
    );
  });
});

describe('worstFirst', () => {
  it('sorts by status and keeps the order of equals', () => {
    const sorted = worstFirst([
      datacenter('a'),
      datacenter('b', { status: 'warning' }),
      datacenter('c'),
      datacenter('d', { status: 'critical' }),
    ]);
    expect(sorted.map(({ name }) => name)).toEqual(['d', 'b', 'a', 'c']);
  });
});
