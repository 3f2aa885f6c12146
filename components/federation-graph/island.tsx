import { memo } from 'react';
import type { Island as IslandShape, TextLine } from '@/lib/graph/island';
import type { DatacenterSnapshot } from '@/lib/snapshot/types';
import type { Highlight } from '@/lib/graph/highlight';
import type { Selection } from '@/lib/graph/selection';
import { Sign } from '../status/sign';
import { statusTone } from '../status/tone';
import { Item, type Stand } from './item';
import { datacenterLabel } from './labels';
import { Piers } from './piers';
import { Servers } from './servers';

type Props = {
  datacenter: DatacenterSnapshot;
  shape: IslandShape;
  highlight: Highlight | null;
  selected: string | null;
  tabbable: boolean;
  onSelect: (selection: Selection) => void;
};

function Line({ line, className }: { line: TextLine; className: string }) {
  return (
    <text x={line.x} y={line.y} fontSize={line.size} className={className}>
      {line.text}
    </text>
  );
}

function Land({ datacenter, shape }: Pick<Props, 'datacenter' | 'shape'>) {
  const tone = statusTone(datacenter.status);
  return (
    <>
      {datacenter.role === 'primary' && (
        <path
          d={shape.coast}
          transform={`scale(${(1 + Math.max(2.6, Math.min(6, shape.radius * 0.2)) / shape.radius).toFixed(3)})`}
          className="primary-coast"
        />
      )}
      <path d={shape.coast} className={`coast tone-${tone}`} />
      {tone === 'unknown' && <path d={shape.coast} className="unsurveyed" />}
      {shape.title.map((line) => (
        <Line key={line.text} line={line} className="island-name" />
      ))}
      {shape.subtitle && <Line line={shape.subtitle} className="island-words" />}
      {shape.nameLine && <path d={shape.nameLine} className="name-line" />}
      {shape.beside && (
        <text
          x={shape.beside.x}
          y={shape.beside.y}
          fontSize={shape.beside.size}
          textAnchor={shape.beside.anchor}
          transform={`rotate(${shape.beside.turn})`}
          className="name-beside"
        >
          {shape.beside.text}
        </text>
      )}
      {shape.detail !== 'dot' && (
        <Sign
          tone={tone}
          size={shape.title[0] ? shape.title[0].size * 0.95 : Math.min(20, shape.radius * 0.9)}
          x={shape.sign.x}
          y={shape.sign.y}
        />
      )}
      {shape.detail === 'dot' && tone !== 'good' && <Sign tone={tone} size={Math.max(9, shape.radius * 2)} />}
    </>
  );
}

/** A datacenter: shoals, piers, land with its name, servers. Whatever can be pointed at is an item of its own. */
export const Island = memo(function Island({
  datacenter,
  shape,
  highlight,
  selected,
  tabbable,
  onSelect,
}: Props) {
  const { name } = datacenter;
  const selection: Selection = { kind: 'datacenter', datacenter: name };
  const lit = highlight === null || highlight.datacenters.has(name);
  const stand: Stand = selected === `datacenter:${name}` ? 'selected' : lit ? 'plain' : 'dimmed';
  return (
    <g
      transform={`translate(${shape.x},${shape.y}) scale(${shape.scale})`}
      className={`island on-land ${lit ? '' : 'dimmed'}`}
    >
      {shape.shoals.map((shoal) => (
        <path key={shoal} d={shoal} className="shoal" />
      ))}
      <Piers
        datacenter={datacenter}
        shape={shape}
        part="decks"
        highlight={highlight}
        selected={selected}
        onSelect={onSelect}
      />
      <Item
        selection={selection}
        home={name}
        label={datacenterLabel(datacenter)}
        stand={stand === 'dimmed' ? 'plain' : stand}
        tabbable={tabbable}
        onSelect={onSelect}
      >
        <Land datacenter={datacenter} shape={shape} />
      </Item>
      <Piers
        datacenter={datacenter}
        shape={shape}
        part="heads"
        highlight={highlight}
        selected={selected}
        onSelect={onSelect}
      />
      <Servers
        datacenter={name}
        shape={shape}
        highlight={highlight}
        selected={selected}
        onSelect={onSelect}
      />
      {shape.moreServers && <Line line={shape.moreServers} className="island-words" />}
      {shape.moreGateways && <Line line={shape.moreGateways} className="island-words" />}
    </g>
  );
});
