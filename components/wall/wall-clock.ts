const DAY_MS = 86_400_000;

const format = (epochMs: number, timeZone: string | null, parts: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { ...parts, ...(timeZone !== null && { timeZone }) }).format(epochMs);

/** `14:02:11` in the given time zone, or in the screen's own; a wall does not break over a time that is none. */
export function wallClock(epochMs: number, timeZone: string | null): string {
  if (Number.isNaN(epochMs)) return 'an unknown time';
  return format(epochMs, timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** The same, with its day where that is not the day of `now` (epoch ms): a wall hangs for weeks. */
export function wallMoment(epochMs: number, now: number, timeZone: string | null): string {
  const clock = wallClock(epochMs, timeZone);
  const day = (at: number) => format(at, timeZone, { day: 'numeric', month: 'short' });
  if (Number.isNaN(epochMs)) return clock;
  return Math.abs(now - epochMs) < DAY_MS && day(epochMs) === day(now) ? clock : `${day(epochMs)}, ${clock}`;
}

/** The zone as a wall names it. */
export const zoneName = (timeZone: string | null): string =>
  timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
