import { memo } from 'react';
import type { HalfBridge as Half } from '@/lib/graph/crossings';
import type { Selection } from '@/lib/graph/selection';
import { Sign } from '../status/sign';
import { pairTone } from '../status/tone';
import { Item, type Stand } from './item';
import { pairLabel } from './labels';

type Props = {
  half: Half;
  stand: Stand; /** Size of signs in chart units: they keep theirs on screen while the chart is magnified. */
  scale: number;
  onSelect: (selection: Selection) => void;
};

/** One direction of a pair: the half at its own harbour, an arrowhead where it meets the other, the sign of its state. */
export const HalfBridge = memo(function HalfBridge({ half, stand, scale, onSelect }: Props) {
  const { cell, path, joint, heading, mark } = half;
  const tone = pairTone(cell.state);
  return (
    <Item
      selection={{ kind: 'pair', from: cell.from, to: cell.to }}
      home={cell.from}
      label={pairLabel(cell)}
      stand={stand}
      onSelect={onSelect}
    >
      <path d={path} className="hit" />
      <path d={path} className={`half tone-${tone}`} />
      <path
        d="M-8,-3.6L-3,0L-8,3.6"
        className={`joint tone-${tone}`}
        transform={`translate(${joint.x.toFixed(1)},${joint.y.toFixed(1)}) rotate(${heading}) scale(${scale})`}
      />
      {mark && (
        <g transform={`translate(${mark.x},${mark.y}) scale(${scale})`} className="on-sea">
          <circle r={12} className="mark-ground" />
          <Sign tone={tone} size={19} />
        </g>
      )}
    </Item>
  );
});
