'use client';
import { ageText } from '../snapshot/freshness';
import { useLive } from '../snapshot/live-provider';
import { wallMoment } from './wall-clock';
import { wallText } from './wall-text';

/** What changed last, when, and what it was before. `now`: epoch ms on the server's clock. */
export function WallSince({ now, timeZone }: { now: number; timeZone: string | null }) {
  const { event } = useLive();
  if (!event) return <p className="wall-small">connecting …</p>;
  const since = Date.parse(event.since);
  const at = wallMoment(since, now, timeZone);
  const lasted = ageText(Math.max(0, now - since));
  if (!event.before)
    return (
      <p className="wall-small">
        Unchanged since {at} ({lasted}), when Isthmus started
      </p>
    );
  return (
    <div>
      <p className="wall-since">
        So since {at}, for {lasted}
      </p>
      <p className="wall-small wall-two-lines">Before: {wallText(event.before.headline)}</p>
    </div>
  );
}
