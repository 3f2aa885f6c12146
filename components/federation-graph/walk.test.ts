import { describe, expect, it } from 'vitest';
import { nextStop } from './walk';

const stops = [
  { item: 'pair:dc1>dc2', home: 'dc1' },
  { item: 'pair:dc2>dc1', home: 'dc2' },
  { item: 'datacenter:dc1', home: 'dc1' },
  { item: 'server:dc1/s1', home: 'dc1' },
  { item: 'gateway:dc1/g1', home: 'dc1' },
  { item: 'datacenter:dc2', home: 'dc2' },
];
const go = (item: string, key: string) =>
  nextStop(stops, ['dc1', 'dc2', 'dc3'], stops.find((stop) => stop.item === item) ?? { item, home: '' }, key);

describe('nextStop', () => {
  it('goes round the ring, from wherever in the datacenter', () => {
    expect(go('datacenter:dc1', 'ArrowRight')).toBe('datacenter:dc2');
    expect(go('datacenter:dc1', 'ArrowLeft')).toBe('datacenter:dc3');
    expect(go('pair:dc1>dc2', 'ArrowRight')).toBe('datacenter:dc2');
  });

  it('goes through everything of one datacenter and round again', () => {
    const walked = ['datacenter:dc1'];
    for (let i = 0; i < 4; i++) walked.push(go(walked.at(-1) ?? '', 'ArrowDown') ?? '');
    expect(walked).toEqual([
      'datacenter:dc1',
      'gateway:dc1/g1',
      'server:dc1/s1',
      'pair:dc1>dc2',
      'datacenter:dc1',
    ]);
    expect(go('datacenter:dc1', 'ArrowUp')).toBe('pair:dc1>dc2');
  });

  it('leads nowhere for other keys and items that are gone', () => {
    expect(go('datacenter:dc1', 'Tab')).toBeNull();
    expect(go('datacenter:dc9', 'ArrowRight')).toBeNull();
  });
});
