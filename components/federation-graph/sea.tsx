import type { Box } from '@/lib/graph/point';

const SPACING = 120;

function gridPath({ width, height }: Box): string {
  const lines: string[] = [];
  const [left, right, top, bottom] = [-width * 0.3, width * 1.3, -height * 0.3, height * 1.3];
  for (let x = width / 2 - Math.ceil(width / SPACING) * SPACING; x <= right; x += SPACING)
    lines.push(`M${x},${top}V${bottom}`);
  for (let y = height / 2 - Math.ceil(height / SPACING) * SPACING; y <= bottom; y += SPACING)
    lines.push(`M${left},${y}H${right}`);
  return lines.join('');
}

/** Meridians and parallels, and the hatching of what nobody has surveyed. Decoration, but for the hatching over the whole of a chart that is old. */
export function Sea({ box, old, grid }: { box: Box; old: boolean; grid: boolean }) {
  return (
    <g aria-hidden="true">
      <defs>
        <pattern
          id="unsurveyed"
          width={8}
          height={8}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1={0} y1={0} x2={0} y2={8} className="unsurveyed-line" />
        </pattern>
      </defs>
      {grid && <path d={gridPath(box)} className="graticule" />}
      {old && (
        <rect
          x={-box.width}
          y={-box.height}
          width={box.width * 3}
          height={box.height * 3}
          className="old-sea"
        />
      )}
    </g>
  );
}
