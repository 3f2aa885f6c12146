/** What only large charts and those to scale have: fetched together when it is first drawn. */
export { Fan } from './fan';
export { Middle } from './middle';
export { Notes } from './notes';
