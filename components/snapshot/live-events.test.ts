import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listen, type Connection } from './live-events';

class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static opened: FakeSource[] = [];
  readyState = 1;
  constructor(readonly url: string) {
    super();
    FakeSource.opened.push(this);
  }
  close() {
    this.readyState = FakeSource.CLOSED;
  }
  say(name: string, data?: string) {
    this.dispatchEvent(data === undefined ? new Event(name) : new MessageEvent(name, { data }));
  }
}

const heard: string[] = [];
const connections: Connection[] = [];
const start = () =>
  listen({
    onEvent: ({ revision }) => heard.push(revision),
    onConnection: (connection) => connections.push(connection),
  });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
  FakeSource.opened = [];
  heard.length = 0;
  connections.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('listen', () => {
  it('passes revisions on, and leaves out what is none', () => {
    start();
    const [source] = FakeSource.opened;
    source?.say('open');
    source?.say('revision', '{"revision":"a1"}');
    source?.say('revision', 'rubbish');
    source?.say('revision', 'null');
    expect(heard).toEqual(['a1']);
    expect(connections).toEqual(['live']);
  });

  it('leaves a reconnecting stream to the browser', () => {
    start();
    FakeSource.opened[0]?.say('error');
    vi.advanceTimersByTime(60_000);
    expect(connections).toEqual(['lost']);
    expect(FakeSource.opened).toHaveLength(1);
  });

  it('opens anew what the browser gave up on, until it is ended', () => {
    const end = start();
    const [source] = FakeSource.opened;
    source?.close();
    source?.say('error');
    vi.advanceTimersByTime(6000);
    expect(FakeSource.opened).toHaveLength(2);
    end();
    vi.advanceTimersByTime(60_000);
    expect(FakeSource.opened).toHaveLength(2);
    expect(FakeSource.opened[1]?.readyState).toBe(FakeSource.CLOSED);
  });
});
