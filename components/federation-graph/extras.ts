/**
 * What a chart needs once it stands, or when it is large or to scale: fetched together, and in one piece, since a second one makes the
 * bundler give every page a copy of what both share (12 KB).
 */
export { Fan } from './fan';
export { HoverCard } from './hover-card';
export { Middle } from './middle';
export { Notes } from './notes';
