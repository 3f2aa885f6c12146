import type { Live } from './types';

/**
 * Next gives pages, route handlers and the server that embeds them a module instance each; only globalThis is common.
 * This is the one file that knows.
 */
const KEY = Symbol.for('isthmus.live');

// A cast, because globalThis cannot be told of a local symbol.
const holder = globalThis as typeof globalThis & { [KEY]?: Live };

/** The running program, or null outside of it (a build, a test of a page). */
export function live(): Live | null {
  return holder[KEY] ?? null;
}

export function setLive(running: Live): void {
  holder[KEY] = running;
}
