import { describe, expect, it } from 'vitest';
import { parseAutopilotHealth, parseRaft } from './parse-operator';
import { kindOf, skippedBy, valueOf } from './testing/literals';

describe('parseAutopilotHealth', () => {
  it('takes null servers, right after an election, for none', () => {
    expect(valueOf(parseAutopilotHealth, { Healthy: false, FailureTolerance: 0, Servers: null })).toEqual({
      healthy: false,
      failureTolerance: 0,
      servers: [],
    });
  });

  it('does not assume that a server is well', () => {
    const [server] = valueOf(parseAutopilotHealth, {
      Healthy: true,
      FailureTolerance: -1,
      Servers: [{ ID: 'i', Name: 's1' }],
    }).servers;
    expect(server).toMatchObject({ healthy: false, voter: false, leader: false, serfStatus: 'unknown' });
  });

  it('knows what the leader could not learn of a server', () => {
    const dead = { LastContact: '-1ns', LastTerm: 0, LastIndex: 0, StableSince: '0001-01-01T00:00:00Z' };
    const [server] = valueOf(parseAutopilotHealth, {
      Healthy: false,
      Servers: [{ ID: 'i', Name: 's1', ...dead }],
    }).servers;
    const unknown = { lastContactMs: null, lastTerm: null, lastIndex: null, stableSince: null };
    expect(server).toMatchObject(unknown);
  });

  it('is malformed without Healthy', () => {
    expect(
      [null, {}, [], { Healthy: 'true' }, { Healthy: true, Servers: {} }].map((body) =>
        kindOf(parseAutopilotHealth, body),
      ),
    ).toEqual(Array(5).fill('malformed'));
    expect(skippedBy(parseAutopilotHealth, { Healthy: true, Servers: [{ ID: 'i', Name: 's1' }, {}] })).toBe(
      1,
    );
  });
});

describe('parseRaft', () => {
  it('sorts by node and survives a missing name', () => {
    const Servers = [{ ID: 'b', Node: 's2', Address: 'a:1', Leader: true, Voter: true }, { ID: 'a' }];
    expect(valueOf(parseRaft, { Servers })).toEqual([
      { id: 'a', node: '', address: '', leader: false, voter: false },
      { id: 'b', node: 's2', address: 'a:1', leader: true, voter: true },
    ]);
  });

  it('is malformed without a list of servers', () => {
    expect(
      [null, {}, [], { Servers: 'x' }, { Servers: [{}] }].map((body) => kindOf(parseRaft, body)),
    ).toEqual(Array(5).fill('malformed'));
  });
});
