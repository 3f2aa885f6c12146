import type { DatacenterSnapshot, MeshGatewaySnapshot, ServerSnapshot } from '../snapshot/types';
import { coastOf, coastPath, shoalPaths } from './coast';
import { harbourOf, type Pier } from './harbour';
import type { Bridgehead } from './bridge';
import { SIGNS_FROM, WORDS_FROM, type Place } from './layout';
import type { Led, Side } from './place-names';
import { polar, tenth, type Point } from './point';
import { serverRows } from './server-rows';
import { nameLines, shorten, shortName, textWidth } from './words';

export type TextLine = { text: string; x: number; y: number; size: number };

/** full: words and servers; signs: shape and piers; dot: shape alone. */
type Detail = 'full' | 'signs' | 'dot';

/** A datacenter as it is drawn. Lengths are relative to its middle and in its own units: `scale` brings them to chart units. */
export type Island = {
  name: string;
  x: number;
  y: number;
  scale: number;
  radius: number;
  detail: Detail;
  coast: string;
  shoals: readonly string[];
  title: readonly TextLine[];
  subtitle: TextLine | null;
  /** Where the sign of its status stands. */
  sign: Point;
  servers: readonly (Point & { server: ServerSnapshot })[];
  /** From one server to the next. */
  serversApart: number;
  moreServers: TextLine | null;
  piers: readonly (Pier & { gateway: MeshGatewaySnapshot })[];
  moreGateways: TextLine | null;
  bridgehead: Point;
  /** The name beside the island, turned (degrees); null while it stands inside, or where it has no room. */
  beside: (TextLine & { turn: number; anchor: 'start' | 'middle' | 'end' }) | null;
  /** From the coast to a name that stands further out. */
  nameLine: string | null;
};

/** Widest content as part of the radius. */
const WIDTH = 1.38;
const NAME_WIDTH = 1.5;
/** Of a name on its island, in parts of its usual size; and the smallest, px. */
const NAME_SIZES = [1, 0.9, 0.8];
const LEAST_NAME = 10;
/** Islands smaller than this have room for a name on two lines or for its subtitle above two rows of servers, not for both. */
const CROWDED_BELOW = 64;
const SUBTITLE_WIDTH = 1.62;

const detailOf = (radius: number): Detail =>
  radius >= WORDS_FROM ? 'full' : radius >= SIGNS_FROM ? 'signs' : 'dot';

/** Leader first, then by name: the leader is found at a glance and does not move the others. */
const byRank = (a: ServerSnapshot, b: ServerSnapshot) =>
  Number(b.leader === true) - Number(a.leader === true) || a.node.localeCompare(b.node, 'en');

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The line under the name: its role, and how many servers or why so little is known; then shorter ways to say it. */
export function islandSubtitles({ role, observed, through, servers }: DatacenterSnapshot): string[] {
  const known =
    observed === 'hearsay'
      ? ['own view missing', 'not seen']
      : observed === 'through'
        ? [`seen through ${through ?? '?'}`, `via ${through ?? '?'}`]
        : [counted(servers.length, 'server')];
  return role === 'primary' ? [...known.map((text) => `primary · ${text}`), 'primary'] : known;
}

/** The first text that fits, else the last one shortened. */
const fitting = (texts: readonly string[], size: number, width: number): string =>
  texts.find((text) => textWidth(text, size) <= width) ?? shorten(texts.at(-1) ?? '', size, width);

/** The name on its island: smaller where it would be cut otherwise, since a cut name may be that of a neighbour too. */
function titleOf(name: string, radius: number): { lines: string[]; nameSize: number } {
  const usual = Math.max(11.5, Math.min(18, radius * 0.165));
  if (radius === 0) return { lines: [], nameSize: usual };
  const across = radius * NAME_WIDTH;
  const tries = NAME_SIZES.map((part) => {
    const nameSize = Math.max(LEAST_NAME, usual * part);
    // The sign leads the first line.
    return { nameSize, lines: nameLines(name, nameSize, across - nameSize * 1.6, across) };
  });
  const whole = tries.find(({ lines }) => lines.join('') === name);
  return whole ?? tries[0] ?? { lines: [], nameSize: usual };
}

function besideOf(name: string, place: Place, drawn: number, { side, size }: Beside): Island['beside'] {
  if (side === 'none') return null;
  const text = shortName(name, size);
  const across = { y: tenth(size * 0.35), size, text, turn: 0 };
  if (typeof side === 'object')
    return {
      ...across,
      x: tenth(side.x + Math.sign(side.x) * 3),
      y: tenth(side.y + across.y),
      anchor: side.x > 0 ? 'start' : 'end',
    };
  if (side === 'right') return { ...across, x: drawn + 7, anchor: 'start' };
  if (side === 'left') return { ...across, x: -drawn - 7, anchor: 'end' };
  if (side === 'above') return { ...across, x: 0, y: tenth(-drawn - 6), anchor: 'middle' };
  if (side === 'below') return { ...across, x: 0, y: tenth(drawn + size + 3), anchor: 'middle' };
  const outwards = ((place.harbour + Math.PI) * 180) / Math.PI;
  const folded = ((outwards + 540) % 360) - 180;
  const backwards = Math.abs(folded) > 90;
  return {
    ...across,
    x: backwards ? -drawn - 7 : drawn + 7,
    turn: tenth(backwards ? folded - Math.sign(folded) * 180 : folded),
    anchor: backwards ? 'end' : 'start',
  };
}

function lineTo(led: Led, drawn: number): string {
  const start = polar(Math.atan2(led.y, led.x), drawn + 1);
  return `M${tenth(start.x)},${tenth(start.y)}L${tenth(led.x)},${tenth(led.y)}`;
}

/** Whether the whole of a name stands on an island of this radius. */
export const fitsOn = (name: string, radius: number): boolean =>
  radius >= WORDS_FROM && titleOf(name, radius).lines.join('') === name;

/** Where the name stands when it stands beside the island, and how large. */
export type Beside = { side: Side | Led | 'outwards' | 'none'; size: number };
const OUTWARDS: Beside = { side: 'outwards', size: 10 };

/** How a datacenter was drawn last: while it, its place and the magnification are the same, so is its island, which is then not drawn anew. */
const last = new WeakMap<
  DatacenterSnapshot,
  { place: Place; drawn: number; beside: Beside; island: Island }
>();

/** Lays one datacenter out at its place. `zoom` is the magnification of the whole chart: detail follows it. */
export function islandAt(
  datacenter: DatacenterSnapshot,
  place: Place,
  zoom: number,
  beside: Beside = OUTWARDS,
): Island {
  // What is magnified shows more instead of bigger, until there is room for everything.
  const drawn = Math.max(place.radius, Math.min(place.radius * zoom, 100));
  const before = last.get(datacenter);
  if (
    before?.place === place &&
    before.drawn === drawn &&
    isSameSide(before.beside.side, beside.side) &&
    before.beside.size === beside.size
  )
    return before.island;
  const island = laidOut(datacenter, place, drawn, beside);
  last.set(datacenter, { place, drawn, beside, island });
  return island;
}

const isSameSide = (a: Beside['side'], b: Beside['side']): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && a.x === b.x && a.y === b.y);

function laidOut(datacenter: DatacenterSnapshot, place: Place, drawn: number, beside: Beside): Island {
  const scale = place.radius / drawn;
  const detail = detailOf(drawn);
  const coast = coastOf(datacenter.name, drawn, place.harbour);
  const gateways =
    datacenter.mode === 'traditional' && datacenter.meshGateways.length === 0
      ? null
      : datacenter.meshGateways;
  const harbour = harbourOf(
    coast,
    drawn,
    place.harbour,
    detail === 'dot' || !gateways ? null : gateways.length,
  );
  const full = detail === 'full';

  const width = drawn * WIDTH;
  const { lines, nameSize } = titleOf(datacenter.name, full ? drawn : 0);
  const smallSize = Math.max(10, Math.min(13, drawn * 0.118));
  const rows = serverRows(full ? datacenter.servers.length : 0, width);
  const gap = drawn * 0.2;
  // Two lines of a name and two rows of servers leave no room for a third thing; the second coast tells the primary.
  const subtitled = full && !(lines.length > 1 && rows.height > 0 && drawn < CROWDED_BELOW);
  const height =
    lines.length * nameSize * 1.18 +
    (subtitled ? smallSize * 1.25 : 0) +
    (rows.places.length > 0 ? gap + rows.height + 8 : 0);
  const aside = { x: -Math.cos(place.harbour) * drawn * 0.08, y: -Math.sin(place.harbour) * drawn * 0.09 };
  let y = aside.y - height / 2 + nameSize * 0.85;
  // The sign leads the first line: sign and name are centred as one.
  const lead = nameSize * 0.62;
  const title = lines.map((text, i) => ({
    text,
    x: tenth(aside.x + (i === 0 ? lead : 0)),
    y: tenth(y + i * nameSize * 1.18),
    size: tenth(nameSize),
  }));
  const sign = full
    ? {
        x: tenth(aside.x + lead - textWidth(lines[0] ?? '', nameSize) / 2 - nameSize * 0.78),
        y: tenth(y - nameSize * 0.34),
      }
    : { x: 0, y: 0 };
  y += (lines.length - 1) * nameSize * 1.18 + (subtitled ? smallSize * 1.45 : 0);
  const subtitle = subtitled
    ? {
        text: fitting(islandSubtitles(datacenter), smallSize, drawn * SUBTITLE_WIDTH),
        x: tenth(aside.x),
        y: tenth(y),
        size: tenth(smallSize),
      }
    : null;
  y += gap;
  const sorted = [...datacenter.servers].sort(byRank);

  return {
    name: datacenter.name,
    x: tenth(place.x),
    y: tenth(place.y),
    scale,
    radius: drawn,
    detail,
    coast: coastPath(coast),
    shoals: detail === 'dot' ? [] : shoalPaths(coast, drawn),
    title,
    subtitle,
    sign,
    servers: rows.places.flatMap((at, i) => {
      const server = sorted[i];
      return server ? [{ server, x: tenth(aside.x + at.x), y: tenth(y + at.y) }] : [];
    }),
    serversApart: rows.apart,
    moreServers:
      rows.beyond > 0
        ? {
            text: `+${rows.beyond}`,
            x: tenth(aside.x),
            y: tenth(y + rows.height + rows.apart * 0.95),
            size: 11,
          }
        : null,
    piers: harbour.piers.flatMap((pier, i) => {
      const gateway = gateways?.[i];
      return gateway ? [{ ...pier, gateway }] : [];
    }),
    moreGateways:
      harbour.beyond > 0 && full
        ? {
            text: `+${harbour.beyond}`,
            x: tenth(harbour.bridgehead.x),
            y: tenth(harbour.bridgehead.y + 16),
            size: 11,
          }
        : null,
    bridgehead: harbour.bridgehead,
    beside: full ? null : besideOf(datacenter.name, place, drawn, beside),
    nameLine: full || typeof beside.side === 'string' ? null : lineTo(beside.side, drawn),
  };
}

/** Where bridges end, in chart units. Does not depend on the zoom, so that bridges stay while detail comes and goes. */
export function bridgeheadAt(datacenter: DatacenterSnapshot, place: Place): Bridgehead {
  const coast = coastOf(datacenter.name, place.radius, place.harbour);
  const piers = datacenter.mode !== 'traditional' || datacenter.meshGateways.length > 0;
  const { bridgehead } = harbourOf(
    coast,
    place.radius,
    place.harbour,
    piers && detailOf(place.radius) !== 'dot' ? 0 : null,
  );
  return { x: place.x + bridgehead.x, y: place.y + bridgehead.y, angle: place.harbour, room: place.room };
}
