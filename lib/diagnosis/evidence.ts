import type { Gap, MeshGateway, Probe, Server, ServerView, Source } from '@/lib/federation/types';
import { hostPort } from './words';
import type { Evidence } from './types';

const WAN_POOL = '/v1/agent/members?wan=1';
const MAX_TIME = 8.64e15;

/** ISO 8601 of epoch ms; `unknown` when there is no such moment. */
export function isoTime(at: number | null): string {
  return at === null || !(Math.abs(at) <= MAX_TIME) ? 'unknown' : new Date(at).toISOString();
}

export function sourceEvidence({ vantage, path, at }: Source, value: string): Evidence {
  return { vantage, request: path, at: isoTime(at), value };
}

/** Absence of evidence is evidence too: what was asked and why nothing came. */
export function gapEvidence({ vantage, path, at, message }: Gap): Evidence {
  return { vantage: vantage || 'nobody', request: path || 'none', at: isoTime(at), value: message };
}

/** Without durations and counts: the same failure is the same evidence at every poll. */
export function probeEvidence({ vantage, path, at, failure, leader, outcome }: Probe): Evidence {
  const value = failure
    ? `${failure.status === null ? 'no answer' : `HTTP ${failure.status}`}: ${failure.message}`
    : outcome === 'works'
      ? `leader ${leader === null ? '"" (none)' : leader}`
      : 'no usable answer';
  return { vantage, request: path, at: isoTime(at), value };
}

export function viewEvidence(view: ServerView, server: Server): Evidence {
  const { vantage, at, status, address } = view;
  const value = `${server.node}.${server.datacenter} ${status} (${address})`;
  return { vantage, request: WAN_POOL, at: isoTime(at), value };
}

/** The registration, and every check that is not passing with what it said. */
export function gatewayEvidence(gateway: MeshGateway): Evidence[] {
  const wan = gateway.wan ? hostPort(gateway.wan) : 'none';
  const meta = gateway.federation ? 'consul-wan-federation=1' : 'no consul-wan-federation=1';
  const registration = `${gateway.service} ${gateway.id} on ${gateway.node}: lan ${hostPort(gateway.lan)}, wan ${wan}, meta ${meta}, ${gateway.status}`;
  const checks = gateway.checks.filter((check) => check.status !== 'passing');
  return [
    sourceEvidence(gateway.source, registration),
    ...checks.map((check) =>
      sourceEvidence(
        gateway.source,
        `check "${check.name || check.id}" ${check.status}: ${check.output || 'no output'}`,
      ),
    ),
  ];
}
