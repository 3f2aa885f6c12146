import { describe, expect, it } from 'vitest';
import { readWallParameters } from './wall-parameters';

const read = (query: string) => readWallParameters(new URLSearchParams(query));

describe('readWallParameters', () => {
  it('takes an address without any', () => {
    expect(read('')).toEqual({
      layout: 'ring',
      theme: null,
      timeZone: null,
      refreshMs: null,
      demo: false,
      remarks: [],
    });
  });

  it("understands Grafana's names", () => {
    expect(read('kiosk&theme=light&tz=Europe/Berlin&refresh=5m&layout=distance&demo')).toEqual({
      layout: 'distance',
      theme: 'light',
      timeZone: 'Europe/Berlin',
      refreshMs: 300_000,
      demo: true,
      remarks: [],
    });
    expect(read('tz=utc').timeZone).toBe('UTC');
  });

  it('says what it does not understand, and shows the wall all the same', () => {
    const { remarks, layout, theme, timeZone, refreshMs } = read(
      'theme=blue&tz=Mars/Base&refresh=fast&layout=heap',
    );
    expect([layout, theme, timeZone, refreshMs]).toEqual(['ring', null, null, null]);
    expect(remarks).toHaveLength(4);
  });
});
