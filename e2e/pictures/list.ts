export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Where the pictures of the README lie, from the root of the project. */
export const FOLDER = 'public/pictures';
/** A README is read over slow lines too, bytes. */
export const MOST_BYTES = 300_000;

export type Picture = {
  name: string;
  path: string;
  size: { width: number; height: number };
  /** Pixels of the picture for one of the page; 1 unless said. */
  scale?: number;
  /** Role and name of the part that is shown, as far as it is on the screen, if not all of it. */
  part?: { role: 'complementary'; name: string };
  /** A federation of that many datacenters instead of the demo's six. */
  datacenters?: number;
};

/** Of the demo federation with a fault in it, as the README shows them. */
export const PICTURES: readonly Picture[] = [
  { name: 'map', path: '/', size: { width: 1440, height: 860 }, scale: 1.5 },
  {
    name: 'diagnosis',
    path: '/?select=finding:first',
    size: { width: 1440, height: 1000 },
    scale: 1.5,
    part: { role: 'complementary', name: 'Findings and details' },
  },
  { name: 'wall', path: '/wall?demo&tz=utc', size: { width: 1920, height: 1080 } },
  { name: 'matrix', path: '/matrix', size: { width: 1440, height: 1230 }, datacenters: 100 },
];

export const fileOf = ({ name }: Picture, theme: Theme): string => `${FOLDER}/${name}-${theme}.webp`;
