import { approach } from '@/lib/graph/harbour';
import type { Highlight } from '@/lib/graph/highlight';
import type { Island } from '@/lib/graph/island';
import { gatewayKey, type Selection } from '@/lib/graph/selection';
import type { DatacenterSnapshot } from '@/lib/snapshot/types';
import { Sign } from '../status/sign';
import { gatewayTone } from '../status/tone';
import { Item } from './item';
import { gatewayLabel } from './labels';

type Props = {
  datacenter: DatacenterSnapshot;
  shape: Island;
  /** Decks lie under the land, heads over the water. */
  part: 'decks' | 'heads';
  highlight: Highlight | null;
  selected: string | null;
  onSelect: (selection: Selection) => void;
};

function Decks({ shape }: Pick<Props, 'shape'>) {
  return shape.piers.map(({ foot, head, gateway }) => {
    const way = approach({ foot, head }, shape.bridgehead, shape.radius * 0.11);
    const ends = { x1: foot.x, y1: foot.y, x2: head.x, y2: head.y };
    return (
      <g key={`${gateway.node}/${gateway.id}`}>
        <line
          x1={way.from.x}
          y1={way.from.y}
          x2={way.to.x}
          y2={way.to.y}
          className={`approach tone-${gatewayTone(gateway)}`}
        />
        <line {...ends} className="pier" />
        <line {...ends} className="pier-deck" />
      </g>
    );
  });
}

/** Mesh gateways as piers of their island; nothing in a traditional federation. */
export function Piers({ datacenter, shape, part, highlight, selected, onSelect }: Props) {
  if (shape.detail === 'dot') return null;
  if (part === 'decks') return <Decks shape={shape} />;
  const size = Math.max(9, Math.min(19, shape.radius * 0.19));
  return (
    <>
      {shape.piers.map(({ head, gateway }) => {
        const key = gatewayKey(gateway, datacenter.meshGateways);
        const lit = highlight === null || highlight.gateways.has(`${datacenter.name}/${key}`);
        return (
          <Item
            key={`${gateway.node}/${gateway.id}`}
            selection={{ kind: 'gateway', datacenter: datacenter.name, gateway: key }}
            home={datacenter.name}
            label={gatewayLabel(datacenter.name, gateway)}
            stand={selected === `gateway:${datacenter.name}/${key}` ? 'selected' : lit ? 'plain' : 'dimmed'}
            transform={`translate(${head.x.toFixed(1)},${head.y.toFixed(1)})`}
            onSelect={onSelect}
          >
            <circle r={size * 0.68} className="mark-ground" />
            <circle r={Math.max(12, size * 0.72)} className="hit-area" />
            <Sign tone={gatewayTone(gateway)} size={size} />
          </Item>
        );
      })}
      <circle
        cx={shape.bridgehead.x}
        cy={shape.bridgehead.y}
        r={Math.max(2, shape.radius * 0.038)}
        className="bridgehead"
      />
    </>
  );
}
