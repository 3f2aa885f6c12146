import { memo } from 'react';
import { FAN_WORDS, headsPath, type Fan as FanShape } from '@/lib/graph/fan';
import type { Selection } from '@/lib/graph/selection';
import { Sign } from '../status/sign';
import { pairTone } from '../status/tone';

type Props = {
  fan: FanShape;
  dimmed: boolean;
  /** Size of signs and of words in chart units: they keep theirs on screen while the chart is magnified. */
  scale: number;
  wordScale: number;
  onSelect: (selection: Selection) => void;
};

/** A datacenter whose ways nearly all fail: one sign and a count instead of a hundred lines. The island beside it says the same to a screen reader. */
export const Fan = memo(function Fan({ fan, dimmed, scale, wordScale, onSelect }: Props) {
  const { pattern, wedge, rays, mark, label } = fan;
  const { datacenter, state } = pattern;
  const tone = pairTone(state);
  return (
    <g
      className={`fan on-sea tone-${tone} ${dimmed ? 'dimmed' : ''}`}
      aria-hidden="true"
      onClick={() => onSelect({ kind: 'datacenter', datacenter })}
    >
      <path d={wedge} className="fan-area" />
      <path d={rays} className={`half tone-${tone}`} />
      <path d={headsPath(fan, wordScale)} className={`joint tone-${tone}`} />
      <g transform={`translate(${mark.x},${mark.y}) scale(${scale})`}>
        <circle r={13} className="mark-ground" />
        <Sign tone={tone} size={21} />
      </g>
      {label && (
        <text
          className="fan-words"
          transform={`translate(${label.x},${label.y}) scale(${wordScale})`}
          fontSize={FAN_WORDS}
          y={-3}
        >
          <tspan x={0} className="fan-name">
            {label.name}
          </tspan>
          <tspan x={0} dy={14}>
            {label.text}
          </tspan>
        </text>
      )}
    </g>
  );
});
