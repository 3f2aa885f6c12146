import type { RangeRings } from '@/lib/graph/range-rings';

/** Circles of equal round-trip time; `scale` keeps their words the same size on screen. Names tell the same to a screen reader. */
export function Ranges({ ranges, scale }: { ranges: RangeRings; scale: number }) {
  const { around, rings } = ranges;
  return (
    <g aria-hidden="true">
      {rings.map(({ radius, text, at }) => (
        <g key={text}>
          <circle cx={around.x} cy={around.y} r={radius} className="range" />
          {at && (
            <text
              transform={`translate(${at.x.toFixed(1)},${at.y.toFixed(1)}) scale(${scale})`}
              y={3.5}
              fontSize={10}
              className="range-words"
            >
              {text}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}
