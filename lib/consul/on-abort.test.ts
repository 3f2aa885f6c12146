import { expect, it } from 'vitest';
import { onAbort } from './on-abort';

it('calls every listener once, but those that were taken off', () => {
  const control = new AbortController();
  const called: string[] = [];
  const listen = (name: string) => onAbort(control.signal, () => called.push(name));
  listen('a');
  const off = listen('b');
  listen('c');
  off();
  off();
  control.abort();
  control.abort();
  expect(called).toEqual(['a', 'c']);
});

it('the same listener twice is called twice, and taken off one at a time', () => {
  const control = new AbortController();
  let times = 0;
  const listener = () => times++;
  const off = onAbort(control.signal, listener);
  onAbort(control.signal, listener);
  off();
  control.abort();
  expect(times).toBe(1);
});

it('one that is taken off by another while they are called is not called', () => {
  const control = new AbortController();
  const called: string[] = [];
  onAbort(control.signal, () => off());
  const off = onAbort(control.signal, () => called.push('late'));
  control.abort();
  expect(called).toEqual([]);
});
