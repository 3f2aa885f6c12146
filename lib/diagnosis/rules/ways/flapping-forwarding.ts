import type { Federation, Pair, Probe } from '@/lib/federation/types';
import { breakageSubject } from '../../breakage-finding';
import { findFlapping, type Breakage } from '../../broken-pairs';
import { isoTime } from '../../evidence';
import { explainFailure, tellingFailure } from '../../failure-cause';
import { failureWords } from '../../failure-words';
import { indexFederation } from '../../federation-index';
import { recentChanges } from '../../flapping';
import { repeatProbe, SECTIONS } from '../../remedies';
import type { Evidence, Rule, RuleFinding } from '../../types';
import { nameList } from '../../words';

/** It stands in the good moments too, so that the headline does not swing; what stays down is broken and has its own rules. */
export const flappingForwarding: Rule = {
  id: 'flapping-forwarding',
  title: 'Requests between datacenters work and fail by turns',
  why: 'What works only at times fails for somebody all the time, and looks well at every second glance.',
  evidence: 'The forwarding probes of 10 minutes: each failure confirmed by a second one.',
  remedy:
    'Follow the text of the failures; look for a gateway that restarts, or one of several that is dead.',
  covers: ['G5'],
  requires: ['forwarding'],
  section: SECTIONS.verification,
  check: (federation) => findFlapping(federation).map((one) => finding(federation, one)),
};

function finding(federation: Federation, flapping: Breakage): RuleFinding {
  const { pairs, datacenter, to } = flapping;
  const most = Math.max(...pairs.flatMap((pair) => pair.probes.map((probe) => count(probe, federation))));
  const telling = tellingFailure(pairs);
  const way = telling?.pair ?? pairs[0];
  const why =
    telling &&
    explainFailure(federation, {
      from: telling.pair.from,
      to: telling.pair.to,
      failure: telling.failure,
      traditional: indexFederation(federation).datacenters.get(telling.pair.from)?.mode === 'traditional',
    });
  return {
    severity: 'critical',
    subject: breakageSubject(flapping),
    title: `${titleOf(flapping)}: ${to === null ? 'up to ' : ''}${most} changes in 10 minutes`,
    evidence: pairs.flatMap((pair) => pair.probes.map((probe) => evidenceOf(probe, federation))).slice(0, 12),
    cause: why?.cause ?? usual(federation, flapping),
    remedy: why?.remedy ?? [
      {
        text: `Watch the mesh gateways and servers of ${datacenter}${to === null ? '' : ` and ${to}`} for restarts.`,
        command: 'consul monitor -log-level=debug',
      },
      ...(way ? [repeatProbe(federation, way.from, way.to)] : []),
    ],
    section: why?.section ?? SECTIONS.verification,
    confidence: why?.confidence ?? 'inferred',
    ...(why?.confidence !== 'observed' && {
      confirm: 'The text of the next failure names the address that was dialled.',
    }),
  };
}

const count = ({ changes }: Probe, { takenAt }: Federation): number => recentChanges(changes, takenAt).length;

function titleOf({ shape, datacenter, to, pairs }: Breakage): string {
  const names = (side: (pair: Pair) => string) => nameList([...new Set(pairs.map(side))], 3);
  switch (shape) {
    case 'federation':
      return 'Datacenters reach each other only at times';
    case 'both':
      return `${datacenter} and the others reach each other only at times`;
    case 'into':
      return `${names((pair) => pair.from)} reach ${datacenter} only at times`;
    case 'out':
      return `${datacenter} reaches ${names((pair) => pair.to)} only at times`;
    case 'pair-both':
      return `${datacenter} and ${to} reach each other only at times`;
    case 'pair':
      return `${datacenter} reaches ${to} only at times`;
  }
}

function usual(federation: Federation, { pairs, datacenter, to }: Breakage): string {
  const kinds = pairs.flatMap((pair) =>
    pair.probes.flatMap(({ changes }) =>
      recentChanges(changes, federation.takenAt).flatMap(({ failure }) => (failure ? [failure] : [])),
    ),
  );
  const told =
    kinds.length > 0 ? ` The failures: ${nameList([...new Set(kinds.map(failureWords))].sort(), 3)}.` : '';
  return `At this moment they work.${told} One of several mesh gateways that is dead while its check passes, or a gateway or server of ${datacenter}${to === null ? '' : ` or ${to}`} that restarts again and again, does this.`;
}

function evidenceOf(probe: Probe, federation: Federation): Evidence {
  const recent = recentChanges(probe.changes, federation.takenAt);
  return {
    vantage: probe.vantage,
    request: probe.path,
    at: isoTime(recent.at(-1)?.at ?? probe.at),
    value: `${recent.length} changes in 10 minutes, lately ${
      recent
        .slice(-4)
        .map(({ to, failure }) => (failure ? `${to} (${failureWords(failure)})` : to))
        .join(', ') || 'none'
    }`,
  };
}
