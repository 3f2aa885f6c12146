import type { Box, Point } from './point';

/** Where one datacenter lies on the chart. */
export type Place = Point & {
  name: string;
  /** Nothing of the island itself reaches further. */
  radius: number;
  /** Radians: where its harbour lies. */
  harbour: number;
  /** How far what leaves the harbour may reach before it is in the way of others, chart units. */
  room: number;
};

/** Where all datacenters lie. Depends on names, box and, by distance, on round-trip times: a change of health moves nothing. */
export type Layout = {
  kind: 'ring' | 'distance';
  box: Box;
  centre: Point;
  radius: number;
  /** Names stand on the island while it is wide enough for words, else beside it. */
  names: 'inside' | 'beside';
  /** Of names beside an island, chart units. */
  nameSize: number;
  places: readonly Place[];
  /** Of a ring: the curve that its islands stand on. */
  ellipse?: { centre: Point; a: number; b: number };
};

/** Islands narrower than this carry no words. */
export const WORDS_FROM = 46;
/** Below this drawn radius an island has no piers. */
export const SIGNS_FROM = 15;

/** Charts narrower than this have their zoom buttons in a row along the foot. */
const NARROW = 700;
/** The zoom buttons: in the lower right corner, or in a row along the foot, which is then left free. */
const BUTTONS: Box = { width: 72, height: 136 };
const FOOT = 36;

export const isNarrow = ({ width }: Box): boolean => width < NARROW;

/** Height that a chart has for islands. */
export const heightFor = (box: Box): number => (isNarrow(box) ? box.height - FOOT : box.height);

/** Left and upper edge of the zoom buttons on a wide chart. */
export const buttonsFrom = ({ width, height }: Box): Point => ({
  x: width - BUTTONS.width,
  y: height - BUTTONS.height,
});

/** Largest radius of an island on this chart. */
export const largestRadius = (box: Box): number =>
  Math.max(4, Math.min(108, Math.min(box.width, heightFor(box)) * (isNarrow(box) ? 0.16 : 0.13)));
