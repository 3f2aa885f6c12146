import type { DistanceLayout } from '@/lib/graph/distance-layout';
import { heightFor, isNarrow, type Layout } from '@/lib/graph/layout';
import { msText, scaleBar } from '@/lib/graph/scale-bar';
import type { View } from '@/lib/graph/viewport';
import { bounded } from '@/lib/graph/words';

type Props = {
  layout: Layout | DistanceLayout;
  /** Whether the reader asked for distances to be round-trip times. */
  isToScale: boolean;
  /** The datacenter that the circles of equal time are drawn around. */
  around: string | null;
  view: View;
  notDrawn: number;
};

/** What a reader would miss on a large chart. */
export const NOT_DRAWN = 'Not every way is drawn one by one.';
export const HOW_TO_SEE = 'Select a datacenter to see all of its own.';

/** The longest scale bar, px. */
const LONGEST = 150;

const listed = (names: readonly string[]): string =>
  names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;

/** A bar of so many milliseconds, as on a printed chart. */
function Scale({ unitsPerMs }: { unitsPerMs: number }) {
  const { length, text } = scaleBar(unitsPerMs, LONGEST);
  return (
    <div
      role="img"
      aria-label={`Scale: ${Math.round(length)} pixels are ${text} of round-trip time`}
      className="flex items-center gap-2"
    >
      <svg width={length + 2} height={9} aria-hidden="true" className="shrink-0">
        <path
          d={`M1,0V8.5M1,5H${length + 1}M${length + 1},0V8.5M${length / 2 + 1},2V8`}
          className="scale-bar"
        />
      </svg>
      <span className="figures font-semibold whitespace-nowrap text-ink">{text}</span>
      <span className="whitespace-nowrap">round trip</span>
    </div>
  );
}

/** What a reader of the chart must know: its scale, and what is not on it or not where it belongs. */
export function Notes({ layout, isToScale, around, view, notDrawn }: Props) {
  const byDistance = 'unitsPerMs' in layout ? layout : null;
  const shelf = byDistance?.apart ?? null;
  const isWhole = view.k <= 1.001;
  const { box } = layout;
  const narrow = isNarrow(box);
  const foot = narrow && !byDistance ? box.height - 16 : heightFor(box) - 20;
  // The frame moves with the chart, and so may the notes stand where it stood.
  const at = byDistance && isWhole ? byDistance.notes : { x: 24, y: foot };
  // On a ring that is shown as a whole, its middle says so.
  const untold = notDrawn > 0 && (byDistance !== null || !isWhole) && (
    <p className="w-fit rounded bg-sea/80">
      {NOT_DRAWN} {!narrow && HOW_TO_SEE}
    </p>
  );
  return (
    <div
      className="pointer-events-none absolute max-w-66 space-y-1 text-[0.6875rem] leading-snug text-ink-faint max-sm:max-w-60"
      style={{ left: at.x, bottom: box.height - at.y }}
    >
      {byDistance && <Scale unitsPerMs={byDistance.unitsPerMs * view.k} />}
      {around !== null && <p className="truncate">Circles: round trip from {bounded(around)}.</p>}
      {byDistance && isWhole && (
        <p>
          Closer than {msText(byDistance.leastMs)}: side by side.
          {byDistance.off >= 0.01 && ` Others are off by ${Math.round(byDistance.off * 100)} % in the mean.`}
        </p>
      )}
      {shelf && (
        <p className="sr-only">
          Round-trip time not known: {listed(shelf.names)}. They stand in a frame of their own.
        </p>
      )}
      {isToScale && !byDistance && (
        <p>
          No round-trip times are known yet, so the datacenters stand on the ring. They come from Consul’s
          network coordinates.
        </p>
      )}
      {untold}
    </div>
  );
}
