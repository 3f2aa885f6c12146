import type { Datacenter, Federation } from '@/lib/federation/types';
import { gatewayEvidence, probeEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { gatewaysOfPrimary, primaryGatewaysConfig, restartInTurn } from '../../option-remedies';
import { checkEntries, type CheckedEntry } from '../../primary-gateway-entries';
import { strandedWay } from '../../reach-of-primary';
import { SECTIONS } from '../../remedies';
import {
  listText,
  optionEvidence,
  subjectOf,
  toldOptions,
  whichServers,
  type ToldOptions,
} from '../../server-options';
import type { Rule, RuleFinding } from '../../types';
import { hasMeshGateways, registeredGateways } from '../../usable-gateways';
import { hostOf, nameList, shellWord } from '../../words';

type Checked = ToldOptions & { entries: readonly CheckedEntry[] };

/**
 * Names and go-discover are never accused: what they resolve to is not seen from here. An address that no gateway has looks the same
 * whether it is out of date or a load balancer's, so the finding is inferred, and tells how to make the latter plain.
 */
export const stalePrimaryGateways: Rule = {
  id: 'stale-primary-gateways',
  title: 'primary_gateways of a secondary names no gateway of the primary',
  why: 'It works on replicated gateway addresses, until a server starts without them: then it dials what is no longer there and never joins.',
  evidence:
    'primary_gateways of every server of a secondary, against the WAN addresses of the gateways that the primary has registered. DNS names and go-discover strings are not resolved, so not checked. An address that no gateway has is taken for out of date: a load balancer is not, if it stands there by a DNS name, or is the WAN address that the gateways are registered with.',
  remedy: 'Set primary_gateways to the WAN addresses the gateways of the primary have now, or to a DNS name.',
  covers: ['G11'],
  requires: ['self', 'meshGateways'],
  section: SECTIONS.options,
  applies: hasMeshGateways,
  check: (federation) => {
    const primary = indexFederation(federation).datacenters.get(federation.primary ?? '');
    return federation.datacenters.flatMap((datacenter) => {
      if (datacenter === primary) return [];
      const checked = toldOptions(datacenter).flatMap((told): Checked[] => {
        if (told.options.meshGatewayWanFederation !== true) return [];
        const entries = checkEntries(federation, primary, told.options.primaryGateways);
        return entries && entries.length > 0 ? [{ ...told, entries }] : [];
      });
      const has = ({ entries }: Checked, verdict: CheckedEntry['verdict']) =>
        entries.some((entry) => entry.verdict === verdict);
      const stale = checked.filter((one) => !has(one, 'registered') && !has(one, 'unchecked'));
      if (stale.length > 0) return [staleFinding(federation, datacenter, stale)];
      const partly = checked.filter((one) => has(one, 'unregistered'));
      if (partly.length > 0) return [partlyFinding(federation, datacenter, partly)];
      const unchecked = checked.filter((one) => !has(one, 'registered'));
      return unchecked.length > 0 ? [uncheckedFinding(datacenter, unchecked)] : [];
    });
  },
};

const saysOf = (told: ToldOptions) =>
  optionEvidence(told, `primary_gateways = ${listText(told.options.primaryGateways)}`);

const entriesOf = (checked: readonly Checked[], verdict: CheckedEntry['verdict']): string[] => [
  ...new Set(
    checked.flatMap(({ entries }) => entries.flatMap((e) => (e.verdict === verdict ? [e.entry] : []))),
  ),
];

function registrations(federation: Federation) {
  const primary = indexFederation(federation).datacenters.get(federation.primary ?? '');
  const gateways = primary ? registeredGateways(federation, primary).gateways : [];
  return gateways.slice(0, 4).flatMap((gateway) => gatewayEvidence(gateway).slice(0, 1));
}

function staleFinding(
  federation: Federation,
  datacenter: Datacenter,
  stale: readonly Checked[],
): RuleFinding {
  const nodes = stale.map(({ node }) => node);
  const primary = federation.primary ?? 'the primary';
  const gone = entriesOf(stale, 'unregistered');
  const stranded = strandedWay(federation, datacenter);
  const named = nameList(gone, 3);
  const [first = ''] = gone;
  return {
    severity: stranded ? 'critical' : 'warning',
    ...(stranded ? {} : { latent: true as const }),
    subject: subjectOf(datacenter, nodes),
    title: stranded
      ? `${datacenter.name} does not reach ${primary}: primary_gateways (${named}) names none of its gateways`
      : `primary_gateways of ${whichServers(datacenter, nodes)} (${named}) names no gateway that ${primary} has`,
    evidence: [
      ...stale.slice(0, 5).map(saysOf),
      ...registrations(federation),
      ...(stranded?.probes ?? []).slice(0, 2).map(probeEvidence),
    ],
    cause: stranded
      ? `${datacenter.name} has not replicated the gateways of ${primary}, so primary_gateways is all it has, and no registered gateway of ${primary} has ${gone.length === 1 ? 'that address' : 'those addresses'}.`
      : `No registered mesh gateway of ${primary} has ${gone.length === 1 ? 'this address' : 'any of these addresses'}. ${datacenter.name} works on the addresses it has replicated; a server that starts without them (new, wiped, or after all gateways of ${primary} were replaced) never joins.`,
    remedy: [
      {
        text: `On ${nameList(nodes)}, name the gateways that ${primary} has now (${nameList(gatewaysOfPrimary(federation), 3)}), or better a DNS name, which Consul resolves anew at every dial.`,
        config: primaryGatewaysConfig(federation),
      },
      ...restartInTurn(datacenter.name, nodes),
    ],
    confidence: stranded ? 'observed' : 'inferred',
    ...(stranded
      ? {}
      : {
          confirm: `From ${nodes[0] ?? datacenter.name}: nc -vz ${shellWord(hostOf(first))} ${first.slice(first.lastIndexOf(':') + 1)} is refused or times out. If it opens, a load balancer in front of the gateways may have the address, and nothing is wrong: write its DNS name there instead, or register the gateways with ${first} as their WAN address, and this finding goes.`,
        }),
  };
}

function partlyFinding(
  federation: Federation,
  datacenter: Datacenter,
  partly: readonly Checked[],
): RuleFinding {
  const nodes = partly.map(({ node }) => node);
  const primary = federation.primary ?? 'the primary';
  const gone = entriesOf(partly, 'unregistered');
  return {
    severity: 'info',
    subject: subjectOf(datacenter, nodes),
    title: `primary_gateways of ${whichServers(datacenter, nodes)} has ${nameList(gone, 3)} beside gateways that ${primary} has`,
    evidence: [...partly.slice(0, 5).map(saysOf), ...registrations(federation)],
    cause: `No registered mesh gateway of ${primary} has ${nameList(gone, 3)}; the other entries will do.`,
    remedy: [
      {
        text: 'At the next change of the configuration, name the present ones.',
        config: primaryGatewaysConfig(federation),
      },
    ],
    confidence: 'observed',
  };
}

function uncheckedFinding(datacenter: Datacenter, unchecked: readonly Checked[]): RuleFinding {
  const nodes = unchecked.map(({ node }) => node);
  const names = entriesOf(unchecked, 'unchecked');
  return {
    severity: 'info',
    subject: subjectOf(datacenter, nodes),
    title: `primary_gateways of ${whichServers(datacenter, nodes)} is not checked: ${nameList(names, 2)}`,
    evidence: unchecked.slice(0, 5).map(saysOf),
    cause:
      'A name, a load balancer or go-discover leads to addresses that only the servers themselves find out, so whether they are those of gateways is not seen from here.',
    remedy: [
      {
        text: `On a server of ${datacenter.name}, see which addresses Consul found at its last start.`,
        command: 'journalctl -u consul | grep -i "mesh gateways"',
      },
    ],
    confidence: 'observed',
  };
}
