import type { CDPSession } from '@playwright/test';

export type Frames = { perSecond: number; longestMs: number };

type TraceEvent = { name: string; ts: number };

/** Frames that the compositor really drew during a gesture, from Chromium's own trace: requestAnimationFrame would count what is only planned. */
export async function tracedFrames(cdp: CDPSession, gesture: () => Promise<void>): Promise<Frames> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => {
    for (const event of value as TraceEvent[]) if (event.name === 'DrawFrame') events.push(event); // Chromium's format
  };
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['disabled-by-default-devtools.timeline.frame', 'devtools.timeline.frame'],
    },
  });
  await gesture();
  const complete = new Promise<void>((resolve) => cdp.once('Tracing.tracingComplete', () => resolve()));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', collect);
  return framesOf(events.map(({ ts }) => ts));
}

/** `times` in µs. */
export function framesOf(times: readonly number[]): Frames {
  const sorted = [...times].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || last === first)
    return { perSecond: Number.NaN, longestMs: Number.NaN };
  const gaps = sorted.slice(1).map((time, i) => time - (sorted[i] ?? time));
  return { perSecond: (sorted.length - 1) / ((last - first) / 1e6), longestMs: Math.max(...gaps) / 1_000 };
}
