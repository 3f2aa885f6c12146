import type { Coordinate, DatacenterCoordinates } from './types';
import { byText, listAt, numberAt, objectAt, textAt } from './json-fields';
import { parsed, parseList, type Parse } from './parsed';

/** serf/coordinate's default; Consul does not change it. */
const DIMENSIONS = 8;
/** Seconds. No round trip on Earth comes near; larger values would only overflow the distance to Infinity. */
const LARGEST = 1e6;

/**
 * `/v1/coordinate/datacenters`. A coordinate that is not finite, too large, or of a wrong length is left out and counted:
 * a round-trip time computed from it would be NaN or nonsense. Node names lose their datacenter suffix.
 */
export const parseCoordinates: Parse<readonly DatacenterCoordinates[]> = (body) => {
  let dropped = 0;
  const entries = parseList(body, 'datacenters', (entry): DatacenterCoordinates | null => {
    const datacenter = textAt(entry, 'Datacenter');
    if (datacenter === null) return null;
    const coordinates = listAt(entry, 'Coordinates');
    const servers = coordinates
      .map((item) => readServer(item, datacenter))
      .filter((server) => server !== null)
      .sort(byText((server) => server.node));
    dropped += coordinates.length - servers.length;
    const areaId = textAt(entry, 'AreaID') ?? 'wan';
    // The documentation writes WAN, agents write wan.
    return { datacenter, areaId: areaId === 'WAN' ? 'wan' : areaId, servers };
  });
  if (!entries.ok) return entries;
  const sorted = entries.value.sort(
    byText(
      (entry) => entry.datacenter,
      (entry) => entry.areaId,
    ),
  );
  return parsed(sorted, entries.skipped + dropped);
};

function readServer(entry: unknown, datacenter: string): { node: string; coordinate: Coordinate } | null {
  const name = textAt(entry, 'Node');
  const coordinate = readCoordinate(objectAt(entry, 'Coord'));
  if (name === null || coordinate === null) return null;
  const suffix = `.${datacenter}`;
  return { node: name.endsWith(suffix) ? name.slice(0, -suffix.length) : name, coordinate };
}

function readCoordinate(coord: object): Coordinate | null {
  const vec = listAt(coord, 'Vec');
  const [error, adjustment, height] = [
    numberAt(coord, 'Error'),
    numberAt(coord, 'Adjustment'),
    numberAt(coord, 'Height'),
  ];
  if (vec.length !== DIMENSIONS || !vec.every(isSane)) return null;
  if (!isSane(error) || !isSane(adjustment) || !isSane(height) || error < 0 || height < 0) return null;
  return { vec, error, adjustment, height };
}

const isSane = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= LARGEST;
