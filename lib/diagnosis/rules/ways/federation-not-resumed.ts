import type { Federation } from '@/lib/federation/types';
import { breakageFinding } from '../../breakage-finding';
import { breakagesOf } from '../../breakage-rule';
import type { Breakage } from '../../broken-pairs';
import { sourceEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { repeatProbe, SECTIONS } from '../../remedies';
import type { Rule, RuleFinding } from '../../types';
import { nameList } from '../../words';

export const federationNotResumed: Rule = {
  id: 'federation-not-resumed',
  title: 'The federation does not resume although the primary is well again',
  why: 'After the primary was away, secondaries find it again by themselves within minutes. Sometimes they do not (hashicorp/consul issue 12658), and nothing else is wrong that could be mended.',
  evidence:
    'Requests of all secondaries for the primary that have failed for more than 5 minutes with "no path" or "no server reachable", while the primary has a leader and usable gateways.',
  remedy: 'Restart the servers of the secondaries, one at a time.',
  covers: ['N10'],
  requires: ['forwarding', 'leader', 'meshGateways'],
  section: SECTIONS.verification,
  check: (federation) =>
    breakagesOf(federation, 'federation-not-resumed').map((breakage) => finding(federation, breakage)),
};

function finding(federation: Federation, breakage: Breakage): RuleFinding {
  const { datacenter: primary, pairs } = breakage;
  const from = [...new Set(pairs.filter(({ to }) => to === primary).map((pair) => pair.from))];
  const leader = indexFederation(federation).datacenters.get(primary)?.leader;
  const [first] = from;
  return breakageFinding(federation, breakage, {
    title: `${nameList(from, 3)} ${from.length === 1 ? 'has' : 'have'} not found ${primary} again, although ${primary} is well`,
    evidence: leader?.known ? [sourceEvidence(leader.source, `leader ${leader.value ?? 'none'}`)] : [],
    cause: `${primary} has a leader and usable mesh gateways, and still the routers of all secondaries have held it for unreachable for more than 5 minutes, longer than they take to look again. In order of likelihood: their servers are stuck after ${primary} was away, and need a restart; or their gateways hold routes to what ${primary} was before.`,
    remedy: [
      {
        text: `Restart one server of ${first ?? 'a secondary'}, and see whether it finds ${primary}; then the others, one at a time.`,
        command: 'systemctl restart consul',
      },
      {
        text: `If it does not, restart the Envoy of the mesh gateways of ${nameList(from, 3)}, one after the other.`,
      },
      ...(first === undefined ? [] : [repeatProbe(federation, first, primary)]),
    ],
    confidence: 'inferred',
    confirm: `A restarted server of ${first ?? 'a secondary'} reaches ${primary}, its neighbours do not.`,
  });
}
