import { SERVER_HEIGHT, type Position } from '../coordinates';
import { agentLocal, json, type Ask, type Endpoint } from './endpoint';

export const COORDINATE: readonly Endpoint[] = [
  agentLocal('/v1/coordinate/datacenters', (ask) => json(coordinates(ask))),
];

/** `Coord`: all parts in seconds. */
export function coordShape({ vec, adjustment }: Position) {
  return { Vec: vec, Error: 0.12, Adjustment: adjustment, Height: SERVER_HEIGHT };
}

function coordinates({ world, datacenter: observer }: Ask) {
  const view = world.wan.get(observer);
  return world.topology.datacenters.map((dc) => ({
    Datacenter: dc.name,
    AreaID: 'wan',
    // Members that left are forgotten; the node's name is the short one (1.8.7).
    Coordinates: dc.servers
      .filter((server) => view?.get(server) !== 'left')
      .map((server) => ({ Node: server.node, Segment: '', Coord: coordShape(dc.position) })),
  }));
}
