import type { DistanceLayout } from '@/lib/graph/distance-layout';

/** As far islands stand on a chart: in a frame of their own, with the reason. */
export function ApartFrame({ frame }: NonNullable<DistanceLayout['apart']>) {
  return (
    <g aria-hidden="true">
      <rect
        x={frame.left}
        y={frame.top}
        width={frame.right - frame.left}
        height={frame.bottom - frame.top}
        rx={6}
        className="apart-frame"
      />
      <text x={frame.left + 12} y={frame.bottom - 9} fontSize={11} className="apart-words">
        round-trip time not known
      </text>
    </g>
  );
}
