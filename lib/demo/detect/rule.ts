import type { Timing } from '../timing';
import type { World } from '../world';

/**
 * Something the played servers do not know yet. It becomes true `delay` ms after it was first due, unless it ceases
 * to be due before; `key` and `to` together say what it is.
 */
export type Difference = { key: string; to: string; delay: number; apply: (now: number) => void };

/** Compares what really is with what is believed. Yields only differences; changes nothing itself. */
export type Rule = (world: World, timing: Timing) => Iterable<Difference>;
