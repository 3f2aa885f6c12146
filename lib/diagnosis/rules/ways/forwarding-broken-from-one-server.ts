import type { Federation, Pair, Probe, VantageState } from '@/lib/federation/types';
import { probeEvidence } from '../../evidence';
import { explainFailure, tellingFailure } from '../../failure-cause';
import { indexFederation } from '../../federation-index';
import { flappingWays } from '../../flapping';
import { SECTIONS } from '../../remedies';
import type { Rule, RuleFinding } from '../../types';
import { nameList } from '../../words';

/** How long one server alone must fail, ms. */
const LASTING_MS = 20_000;

type Failing = { pair: Pair; probe: Probe };

export const forwardingBrokenFromOneServer: Rule = {
  id: 'forwarding-broken-from-one-server',
  title: 'Requests fail from one server while its neighbours succeed',
  why: 'Every server has its own router and connections. Those who ask this one get errors, and an average would hide it.',
  evidence: 'Forwarded requests of every server of a datacenter: one fails where its neighbours get through.',
  remedy: 'Compare the options of that server with those of its neighbours, and restart it.',
  covers: [],
  requires: ['forwarding'],
  section: SECTIONS.verification,
  check: (federation) => {
    const failing = new Map<string, Failing[]>();
    const flapping = flappingWays(federation);
    for (const pair of indexFederation(federation).oddPairs()) {
      if (pair.state !== 'degraded' || pair.forwarding !== 'partial' || flapping.has(pair)) continue;
      for (const probe of pair.probes) {
        if (probe.outcome !== 'fails' || !hasLasted(probe, federation)) continue;
        failing.set(probe.vantage, [...(failing.get(probe.vantage) ?? []), { pair, probe }]);
      }
    }
    return federation.vantages.flatMap((vantage) => {
      const list = failing.get(vantage.id);
      return list ? [finding(federation, vantage, list)] : [];
    });
  },
};

/** A server that was just restarted fails alone for some seconds; a certificate does not mend itself. */
function hasLasted({ failure, failingSince }: Probe, { takenAt }: Federation): boolean {
  if (failure?.kind === 'tls-identity' || failure?.kind === 'tls') return true;
  return failingSince === null || takenAt - failingSince >= LASTING_MS;
}

function finding(federation: Federation, vantage: VantageState, failing: readonly Failing[]): RuleFinding {
  const home = vantage.in ?? failing[0]?.pair.from ?? '?';
  const who =
    vantage.role === 'server' && vantage.node !== null && !vantage.pooled
      ? `Server ${vantage.node}`
      : vantage.address;
  const mine = failing.map(({ pair, probe }) => ({ ...pair, probes: [probe] }));
  const telling = tellingFailure(mine);
  const mode = indexFederation(federation).datacenters.get(home)?.mode;
  const why =
    telling &&
    explainFailure(federation, {
      from: home,
      to: telling.pair.to,
      failure: telling.failure,
      traditional: mode === 'traditional',
    });
  return {
    severity: 'warning',
    subject: { kind: 'vantage', vantage: vantage.id, datacenter: home },
    title: `${who} of ${home} does not reach ${nameList(
      failing.map(({ pair }) => pair.to),
      3,
    )}, other agents of ${home} do`,
    evidence: failing.slice(0, 10).flatMap(({ pair, probe }) => [
      probeEvidence(probe),
      ...pair.probes
        .filter(({ outcome }) => outcome === 'works')
        .slice(0, 1)
        .map(probeEvidence),
    ]),
    cause: why?.cause ?? 'No agent has told why.',
    remedy: why?.remedy ?? [],
    section: why?.section ?? SECTIONS.verification,
    confidence: why?.confidence ?? 'inferred',
    ...(why?.confirm !== undefined && { confirm: why.confirm }),
  };
}
