import type { CSSProperties } from 'react';
import { ageText } from '../snapshot/freshness';
import type { Freshness } from '../snapshot/freshness';
import { wallClock } from './wall-clock';

type Props = { freshness: Freshness; timeZone: string | null; graceMs: number };

/**
 * Full width as soon as the data, the connection or the page stands still. The first two are told by the freshness; a page whose scripts
 * have stopped cannot tell anything, so a CSS animation shows the band unless the scripts start it anew (by the key) with every tick.
 */
export function StaleBand({ freshness, timeZone, graceMs }: Props) {
  const old = freshness.kind === 'stale' || freshness.kind === 'disconnected';
  if (old)
    return (
      <p role="alert" className="wall-band">
        <strong>STALE</strong>{' '}
        {freshness.kind === 'stale' ? 'No agent has answered since' : 'Isthmus does not answer. Data of'}{' '}
        {wallClock(freshness.observedAt, timeZone)}, {ageText(freshness.ageMs)} old
      </p>
    );
  const tick = freshness.kind === 'fresh' ? Math.floor((freshness.observedAt + freshness.ageMs) / 1_000) : 0;
  return (
    <p
      key={tick}
      className="wall-band wall-dead-man"
      style={{ '--grace': `${graceMs}ms` } as CSSProperties}
      aria-hidden="true"
    >
      <strong>STALE</strong> This page has stopped. Load it again.
    </p>
  );
}
