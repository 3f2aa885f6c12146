import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gate } from './gated-reader';
import { badReading, fakeAgent, goodReading, untilAborted } from './testing/fake-agent';
import { settle } from './testing/hand-clock';
import { BUDGETS } from './testing/surroundings';

const never = new AbortController().signal;

describe('budget', () => {
  it('keeps open requests to the budget, blocking queries included', async () => {
    const agent = fakeAgent(({ signal }) => untilAborted(signal));
    const stop = new AbortController();
    const reader = gate(agent, BUDGETS);
    const reads = Array.from({ length: 20 }, () => reader.read('leader', {}, stop.signal));
    const holds = Array.from({ length: 8 }, () => reader.hold('leader', { index: '1' }, stop.signal));
    await settle();
    expect(agent.open()).toBe(10);
    expect(reader.roomToHold()).toBe(false);
    stop.abort();
    expect(await Promise.all([...reads, ...holds])).toEqual(Array.from({ length: 28 }, () => null));
  });

  it('leaves the only connection of a budget of one to the polls', async () => {
    const agent = fakeAgent(() => goodReading('x'));
    const reader = gate(agent, { ...BUDGETS, openRequestsPerAgent: 1 });
    expect(await reader.hold('leader', { index: '1' }, never)).toBeNull();
    expect(await reader.read('leader', {}, never)).toMatchObject({ ok: true });
  });

  it('keeps to the requests per second', async () => {
    const agent = fakeAgent(() => goodReading('x'));
    const reader = gate(agent, { ...BUDGETS, requestsPerSecondPerAgent: 3 });
    const stop = new AbortController();
    void Promise.all(Array.from({ length: 9 }, () => reader.read('leader', {}, stop.signal)));
    await settle();
    expect(agent.asked).toHaveLength(3);
    stop.abort();
  });

  it('takes an urgent read before routine ones', async () => {
    const agent = fakeAgent(() => goodReading('x'));
    const reader = gate(agent, { ...BUDGETS, openRequestsPerAgent: 1 });
    const dcs = ['a', 'b', 'c'].map((dc) => reader.read('leader', { dc }, never));
    await Promise.all([...dcs, reader.read('leader', { dc: 'now' }, never, 'urgent')]);
    expect(agent.asked.map(({ params }) => params.dc)).toEqual(['a', 'now', 'b', 'c']);
  });

  it('takes what the agent says of itself before any probe, however urgent', async () => {
    const agent = fakeAgent(() => goodReading('x'));
    const reader = gate(agent, { ...BUDGETS, openRequestsPerAgent: 1 });
    const dcs = ['a', 'b', 'c'].map((dc) => reader.read('leader', { dc }, never, 'urgent'));
    await Promise.all([...dcs, reader.read('self', {}, never)]);
    expect(agent.asked.map(({ fact, params }) => params.dc ?? fact)).toEqual(['a', 'self', 'b', 'c']);
  });

  it('ends what waits in the queue when its signal aborts, so that a stop never hangs', async () => {
    const agent = fakeAgent(({ signal }) => untilAborted(signal));
    const reader = gate(agent, { ...BUDGETS, openRequestsPerAgent: 1 });
    const stop = new AbortController();
    const all = [1, 2, 3].map(() => reader.read('leader', {}, stop.signal));
    await settle();
    stop.abort();
    await reader.close();
    expect(await Promise.all(all)).toEqual([null, null, null]);
    expect(agent.asked).toHaveLength(1);
    expect(agent.closed()).toBe(true);
  });
});

describe('breaker', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => vi.useRealTimers());

  const failing = () => {
    let kind: 'agent-unreachable' | 'denied' | null = 'agent-unreachable';
    const agent = fakeAgent(({ params, signal }) =>
      params.index ? untilAborted(signal) : kind ? badReading(kind) : goodReading('x'),
    );
    const answerWith = (next: typeof kind) => {
      kind = next;
    };
    return { agent, reader: gate(agent, BUDGETS), answerWith };
  };
  const failFour = async (reader: ReturnType<typeof gate>) => {
    for (let i = 0; i < 4; i++) await reader.read('leader', {}, never);
  };

  it('leaves an agent alone after four failures on our side, and ends what it still holds', async () => {
    const { agent, reader } = failing();
    const held = reader.hold('federationStates', { index: '7' }, never);
    for (let i = 0; i < 3; i++) await reader.read('leader', {}, never);
    expect(reader.answering()).toBe(true);
    await reader.read('leader', {}, never);
    expect(reader.answering()).toBe(false);
    expect(await held).toBeNull();
    expect(reader.roomToHold()).toBe(true);
    const before = agent.asked.length;
    expect(await reader.read('leader', {}, never)).toBeNull();
    expect(await reader.hold('leader', { index: '7' }, never)).toBeNull();
    expect(agent.asked).toHaveLength(before);
  });

  it('recovers by one half-open trial of an own read', async () => {
    const { agent, reader, answerWith } = failing();
    await failFour(reader);
    answerWith(null);
    vi.setSystemTime(Date.now() + 31_000);
    expect(await reader.read('leader', { dc: 'dc2' }, never)).toBeNull();
    expect(await reader.hold('leader', { index: '1' }, never)).toBeNull();
    expect(agent.asked).toHaveLength(4);
    expect(await reader.read('leader', {}, never)).toMatchObject({ ok: true });
    expect(reader.answering()).toBe(true);
    expect(await reader.read('leader', { dc: 'dc2' }, never)).toMatchObject({ ok: true });
  });

  it('stays away after a failed trial', async () => {
    const { agent, reader } = failing();
    await failFour(reader);
    vi.setSystemTime(Date.now() + 31_000);
    expect(await reader.read('leader', {}, never)).toMatchObject({ ok: false });
    expect(await reader.read('leader', {}, never)).toBeNull();
    expect(agent.asked).toHaveLength(5);
  });

  it('does not mind refusals', async () => {
    const { reader, answerWith } = failing();
    answerWith('denied');
    for (let i = 0; i < 9; i++) await reader.read('leader', {}, never);
    expect(reader.answering()).toBe(true);
  });

  it('does not blame the agent for datacenters that swallow what is forwarded', async () => {
    const reader = gate(
      fakeAgent(() => badReading('agent-timeout')),
      BUDGETS,
    );
    for (let i = 0; i < 9; i++)
      expect(await reader.read('leader', { dc: `dc${i}` }, never)).toMatchObject({ ok: false });
    expect(reader.answering()).toBe(true);
  });

  it('does not count what we cancelled', async () => {
    const reader = gate(
      fakeAgent(({ signal }) => untilAborted(signal)),
      BUDGETS,
    );
    for (let i = 0; i < 9; i++) {
      const stop = new AbortController();
      const read = reader.hold('leader', { index: '1' }, stop.signal);
      stop.abort();
      expect(await read).toBeNull();
    }
    expect(reader.answering()).toBe(true);
  });
});
