/** What the address of a wall says, with Grafana's names: `?theme=dark&tz=Europe/Berlin&refresh=10s&layout=distance&kiosk&demo`. */
export type WallParameters = {
  theme: 'dark' | 'light' | null;
  /** IANA time zone, `utc`, or null for the screen's own. */
  timeZone: string | null;
  /** How often the snapshot is asked for although nothing was announced, ms; null: only when something is. */
  refreshMs: number | null;
  /** Of the map: a ring, or distance as round-trip time. */
  layout: 'ring' | 'distance';
  /** The demo federation may be shown: a wall must never show it by accident. */
  demo: boolean;
  /** What was not understood, in plain sentences: shown small, because nobody can type on a wall. */
  remarks: readonly string[];
};

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };
const LEAST_REFRESH_MS = 1_000;

/** Never throws: a mistyped address shows the wall and says what it did not understand. */
export function readWallParameters(parameters: URLSearchParams): WallParameters {
  const remarks: string[] = [];
  const theme = parameters.get('theme');
  if (theme !== null && theme !== 'dark' && theme !== 'light')
    remarks.push(`theme=${theme} is not understood; use dark or light.`);
  const layout = parameters.get('layout') ?? 'ring';
  if (layout !== 'ring' && layout !== 'distance')
    remarks.push(`layout=${layout} is not understood; use ring or distance.`);
  return {
    layout: layout === 'distance' ? layout : 'ring',
    theme: theme === 'dark' || theme === 'light' ? theme : null,
    timeZone: readTimeZone(parameters.get('tz'), remarks),
    refreshMs: readRefresh(parameters.get('refresh'), remarks),
    demo: parameters.has('demo') && parameters.get('demo') !== 'false',
    remarks,
  };
}

function readTimeZone(text: string | null, remarks: string[]): string | null {
  if (text === null || text === '' || text === 'browser') return null;
  const zone = text.toLowerCase() === 'utc' ? 'UTC' : text;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return zone;
  } catch {
    remarks.push(`tz=${text} is no time zone; use a name such as Europe/Berlin, or utc.`);
    return null;
  }
}

function readRefresh(text: string | null, remarks: string[]): number | null {
  if (text === null || text === '') return null;
  const [, number, unit] = /^(\d+)([smh])$/.exec(text) ?? [];
  const ms = Number(number) * (UNITS[unit ?? ''] ?? Number.NaN);
  if (ms >= LEAST_REFRESH_MS) return ms;
  remarks.push(`refresh=${text} is not understood; use for example 10s or 5m.`);
  return null;
}
