import type { Box } from '@/lib/graph/point';

const INSET = 9;
const SCALE = 5;

/** The frame of the chart, graduated like a printed one. Stays while the chart moves; tells nothing. */
export function Neatline({ box }: { box: Box }) {
  const frame = (inset: number) => ({
    x: inset,
    y: inset,
    width: Math.max(0, box.width - inset * 2),
    height: Math.max(0, box.height - inset * 2),
  });
  return (
    <svg
      width={box.width}
      height={box.height}
      className="pointer-events-none absolute top-0 left-0"
      aria-hidden="true"
    >
      <rect {...frame(INSET - SCALE / 2)} className="neatline" strokeWidth={0.8} />
      <rect
        {...frame(INSET)}
        className="neatline"
        strokeWidth={SCALE}
        strokeDasharray="40 40"
        strokeOpacity={0.28}
      />
      <rect {...frame(INSET + SCALE / 2)} className="neatline" strokeWidth={0.8} />
    </svg>
  );
}
