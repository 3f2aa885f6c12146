import { useMemo } from 'react';
import type { Group } from '@/lib/graph/groups';
import type { Layout } from '@/lib/graph/layout';
import { rimLabels } from '@/lib/graph/rim';

/** What the datacenters that stand together on the ring have in common. */
export function Rim({ layout, groups }: { layout: Layout; groups: readonly Group[] }) {
  const labels = useMemo(() => rimLabels(layout, groups), [layout, groups]);
  return labels.map(({ label, count, arc, words, text, size }, i) => (
    <g key={label} role="img" aria-label={`${label}: ${count} datacenter${count === 1 ? '' : 's'}`}>
      <path d={arc} className="rim" />
      <path id={`rim-${i}`} d={words} fill="none" />
      <text fontSize={size} className="rim-words">
        <textPath href={`#rim-${i}`} startOffset="50%">
          {text}
        </textPath>
      </text>
    </g>
  ));
}
