/** `14:02:11` in the given time zone, or in the screen's own; a wall does not break over a time that is none. */
export function wallClock(epochMs: number, timeZone: string | null): string {
  if (Number.isNaN(epochMs)) return 'an unknown time';
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    ...(timeZone !== null && { timeZone }),
  }).format(epochMs);
}

/** The zone as a wall names it. */
export const zoneName = (timeZone: string | null): string =>
  timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
