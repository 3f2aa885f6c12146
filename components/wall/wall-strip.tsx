import type { CSSProperties } from 'react';
import type { Snapshot } from '@/lib/snapshot/types';
import { ageText, type Freshness } from '../snapshot/freshness';
import { wallMoment, zoneName } from './wall-clock';

type Props = {
  snapshot: Pick<Snapshot, 'coverage' | 'source'>;
  freshness: Freshness;
  timeZone: string | null;
  /** A page that has not ticked for so long stands still, ms. */
  graceMs: number;
};

/**
 * Full width along the upper edge, always there and always as high: it tells how old the data are, and is the STALE band as soon as the
 * data, the connection or the page stands still. So nothing moves, and nothing is hidden.
 */
export function WallStrip({ snapshot, freshness, timeZone, graceMs }: Props) {
  const { coverage, source } = snapshot;
  const demo = source === 'demo' && <strong className="wall-demo">DEMO</strong>;
  if (freshness.kind === 'stale' || freshness.kind === 'disconnected') {
    const { kind, observedAt, ageMs } = freshness;
    const at = wallMoment(observedAt, observedAt + ageMs, timeZone);
    return (
      <>
        <p role="alert" className="wall-band">
          <span className="wall-shifted">
            <strong>STALE</strong>{' '}
            {kind === 'stale' ? 'No agent has answered since' : 'Isthmus does not answer. Data of'} {at},{' '}
            {ageText(ageMs)} old{demo && ' '}
            {demo}
          </span>
        </p>
        <div className="wall-frame" aria-hidden="true" />
      </>
    );
  }
  return (
    <div className="wall-strip">
      <div className="wall-shifted">
        {demo}
        <p className="wall-coverage">{coverage.sentence}</p>
        <p className="figures wall-age">
          {freshness.kind === 'never' ? (
            'no data yet'
          ) : (
            <>
              data of {wallMoment(freshness.observedAt, freshness.observedAt + freshness.ageMs, timeZone)}{' '}
              {zoneName(timeZone)}, {ageText(freshness.ageMs)} old
            </>
          )}
        </p>
      </div>
      <DeadMan freshness={freshness} graceMs={graceMs} />
    </div>
  );
}

/**
 * A page whose scripts have stopped cannot tell anything: a CSS animation shows the band unless the scripts start it anew, by the key,
 * with every tick.
 */
function DeadMan({ freshness, graceMs }: Pick<Props, 'freshness' | 'graceMs'>) {
  const tick = freshness.kind === 'fresh' ? Math.floor((freshness.observedAt + freshness.ageMs) / 1_000) : 0;
  return (
    <div
      key={tick}
      className="wall-dead-man"
      // A custom property, which React's types do not know.
      style={{ '--grace': `${graceMs}ms` } as CSSProperties}
      aria-hidden="true"
    >
      <p className="wall-band">
        <span>
          <strong>STALE</strong> This page has stopped. Load it again.
        </span>
      </p>
      <div className="wall-frame" />
    </div>
  );
}
