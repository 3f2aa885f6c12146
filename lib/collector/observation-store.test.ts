import { describe, expect, it, vi } from 'vitest';
import type { AgentSelf } from '@/lib/consul/types';
import { ObservationStore, type Told } from './observation-store';
import { badReading, goodReading } from './testing/fake-agent';

const open = (changed: (told: Told) => void = () => undefined) =>
  new ObservationStore({ id: 'dc1@a', address: 'a', datacenter: 'dc1', origin: 'configured' }, changed);
const took = <T>(value: T) => ({ path: '/x', reading: goodReading(value), staleAfterMs: 1 });
const failed = { path: '/x', reading: badReading('denied'), staleAfterMs: 1 };
const selfOf = (node: string) => took({ node, datacenter: 'dc1' } as AgentSelf); // the store reads only the node

describe('ObservationStore', () => {
  it('says whether a signal moved: another value, or from working to failing and back', () => {
    const store = open();
    expect(store.record('peers', took(['a'])).moved).toBe(true);
    expect(store.record('peers', took(['a'])).moved).toBe(false);
    expect(store.record('peers', failed)).toMatchObject({ moved: true, after: ['a'] });
    expect(store.record('peers', failed).moved).toBe(false);
    expect(store.record('peers', took(['b']))).toMatchObject({ moved: true, before: ['a'], after: ['b'] });
  });

  it('tells when facts that name datacenters moved, and what is news', () => {
    const changed = vi.fn();
    const store = open(changed);
    store.record('datacenters', took(['dc1']));
    store.record('datacenters', took(['dc1']));
    store.record('peers', took(['a']));
    store.recordForwarding('dc2', took<string | null>(null));
    store.recordForwarding('dc2', took<string | null>(null));
    expect(changed.mock.calls).toEqual([
      [{ names: true, news: true }],
      [{ names: false, news: false }],
      [{ names: false, news: true }],
      [{ names: false, news: true }],
      [{ names: false, news: false }],
    ]);
  });

  it('knows several agents behind one address, and forgets one that was replaced', () => {
    const store = open();
    for (const node of ['s2', 's1', 's2']) store.record('self', selfOf(node));
    expect(store.toObservation().vantage.agents).toEqual(['s1', 's2']);
    for (let i = 0; i < 9; i++) store.record('self', selfOf('s3'));
    for (let i = 0; i < 5; i++) store.record('self', failed);
    store.record('self', selfOf('s3'));
    expect(store.toObservation().vantage.agents).toEqual(['s3']);
  });

  it('gives the same bytes whatever the order, also for names that objects own', () => {
    const bytes = (names: string[]) => {
      const store = open();
      for (const name of names) {
        store.recordForwarding(name, took<string | null>(null));
        store.recordThrough(name, 'peers', took(['a']));
      }
      return JSON.stringify(store.toObservation());
    };
    expect(bytes(['b', '__proto__', 'a'])).toBe(bytes(['a', 'b', '__proto__']));
    expect(bytes(['__proto__'])).toContain('"__proto__"');
  });

  it('forgets', () => {
    const store = open();
    store.record('peers', took(['a']));
    store.recordForwarding('dc2', took<string | null>(null));
    store.recordForwarding('dc3', took<string | null>(null));
    store.recordThrough('dc2', 'peers', took(['a']));
    store.forget(['peers']);
    store.forgetForwarding(new Set(['dc3']));
    store.forgetThrough('dc2');
    expect(store.toObservation()).toMatchObject({ facts: {}, through: {} });
    expect(Object.keys(store.toObservation().forwarding)).toEqual(['dc3']);
  });
});
