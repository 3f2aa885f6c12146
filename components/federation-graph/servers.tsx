import type { Highlight } from '@/lib/graph/highlight';
import type { Island } from '@/lib/graph/island';
import type { Selection } from '@/lib/graph/selection';
import { Sign } from '../status/sign';
import { serverTone } from '../status/tone';
import { Item } from './item';
import { serverLabel } from './labels';

type Props = {
  datacenter: string;
  shape: Island;
  highlight: Highlight | null;
  selected: string | null;
  onSelect: (selection: Selection) => void;
};

/** The servers on the island; the leader wears a ring. */
export function Servers({ datacenter, shape, highlight, selected, onSelect }: Props) {
  const size = Math.min(14.5, shape.serversApart * 0.64);
  return shape.servers.map(({ server, x, y }) => {
    const lit = highlight === null || highlight.servers.has(`${datacenter}/${server.node}`);
    return (
      <Item
        key={server.node}
        selection={{ kind: 'server', datacenter, server: server.node }}
        home={datacenter}
        label={serverLabel(datacenter, server)}
        stand={selected === `server:${datacenter}/${server.node}` ? 'selected' : lit ? 'plain' : 'dimmed'}
        transform={`translate(${x},${y})`}
        onSelect={onSelect}
      >
        <circle r={Math.min(12, shape.serversApart * 0.52)} className="hit-area" />
        {server.leader && <circle r={size * 0.66} className="leader-ring" />}
        <Sign tone={serverTone(server.status)} size={size} />
      </Item>
    );
  });
}
