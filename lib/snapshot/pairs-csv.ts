import type { Pair } from '@/lib/federation/types';
import { csvLine } from './csv';

const COLUMNS = ['from', 'to', 'state', 'gossip', 'forwarding', 'mesh_gateways', 'round_trip_ms', 'reason'];

/** Ordered pairs as RFC 4180 CSV with a header line; an unknown round-trip time is an empty field. */
export function pairsCsv(pairs: readonly Pair[]): string {
  const rows = pairs.map(({ from, to, state, gossip, forwarding, gateways, roundTripMs, reason }) =>
    csvLine([
      from,
      to,
      state,
      gossip,
      forwarding,
      gateways,
      roundTripMs === null ? '' : String(roundTripMs),
      reason,
    ]),
  );
  return [csvLine(COLUMNS), ...rows].join('');
}
