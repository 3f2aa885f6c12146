import type { Datacenter, Federation, MeshGateway, Pair } from '@/lib/federation/types';
import { gapEvidence, gatewayEvidence, probeEvidence, sourceEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { registerInCatalog, registrationWithMeta, repeatProbe, runGateway, SECTIONS } from '../../remedies';
import type { Evidence, RemedyStep, Rule, RuleFinding } from '../../types';
import {
  gatewaysKnown,
  hasMeshGateways,
  registeredGateways,
  usesMeshGateways,
  whyUnusable,
} from '../../usable-gateways';
import { nameList, sentence } from '../../words';

/** So many are named with a step of their own. */
const MAX_GATEWAYS = 3;

/** Consul's own condition: the meta is exactly "1", no check is critical, default partition (agent/consul/gateway_locator.go). */
export const noUsableMeshGateway: Rule = {
  id: 'no-usable-mesh-gateway',
  title: 'A datacenter has no usable mesh gateway',
  why: 'Its servers cannot open a connection to other datacenters, and theirs find no way in; open connections hide this until they close.',
  evidence:
    "The live registrations of kind mesh-gateway in the datacenter's own catalog: meta, checks and partition of each.",
  remedy: 'Register and start a mesh gateway that exposes the servers.',
  covers: ['G1', 'G2', 'G3', 'G16', 'G17'],
  requires: ['meshGateways', 'self'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) =>
    federation.datacenters
      .filter((d) => usesMeshGateways(federation, d) && gatewaysKnown(federation, d))
      .filter((d) => registeredGateways(federation, d).gateways.every(({ usable }) => !usable))
      .map((datacenter) => finding(federation, datacenter)),
};

function finding(federation: Federation, datacenter: Datacenter): RuleFinding {
  const { name } = datacenter;
  const { live, gateways } = registeredGateways(federation, datacenter);
  const ways = touching(federation, name);
  const alone = federation.datacenters.length === 1;
  return {
    severity: alone ? 'warning' : 'critical',
    subject: { kind: 'datacenter', datacenter: name },
    title: titleOf(name, whyUnusable(gateways), ways, alone),
    evidence: evidenceOf(datacenter, live, gateways, ways.broken),
    cause: `${causeOf(federation, datacenter, ways, live)}${gateways.length === 0 ? emptied(federation, datacenter) : ''}`,
    remedy: remedyOf(federation, datacenter, gateways, ways),
    confidence: live && datacenter.mode === 'mesh-gateways' ? 'observed' : 'inferred',
    ...(!alone && ways.broken.length === 0 && { latent: true as const }),
  };
}

type Ways = { broken: readonly Pair[]; into: readonly Pair[]; out: readonly Pair[]; open: readonly Pair[] };

function touching(federation: Federation, name: string): Ways {
  const index = indexFederation(federation);
  const isBroken = ({ state }: Pair) => state === 'disconnected';
  const [into, out] = [index.into(name).filter(isBroken), index.outOf(name).filter(isBroken)];
  const open = [...index.into(name), ...index.outOf(name)].filter(({ forwarding }) => forwarding === 'good');
  return { broken: [...into, ...out], into, out, open };
}

function titleOf(name: string, why: string, { into, out, open }: Ways, alone: boolean): string {
  if (alone) return `No other datacenter can join through ${name}: ${why}`;
  const from = nameList(
    into.map((pair) => pair.from),
    3,
  );
  const to = nameList(
    out.map((pair) => pair.to),
    3,
  );
  if (into.length > 0 && !open.some((pair) => pair.to === name)) return `${name} cannot be reached: ${why}`;
  if (into.length > 0) return `${name} cannot be reached from ${from}: ${why}`;
  if (out.length > 0) return `${name} cannot reach ${to}: ${why}`;
  if (open.length > 0)
    return `${name} has no usable mesh gateway (${why}); connections that are already open still work`;
  return `${name} has no usable mesh gateway: ${why}`;
}

function evidenceOf(
  datacenter: Datacenter,
  live: boolean,
  gateways: readonly MeshGateway[],
  broken: readonly Pair[],
): Evidence[] {
  const { liveGateways, federationStates } = datacenter;
  const [count] = liveGateways.known
    ? [
        sourceEvidence(
          liveGateways.source,
          `${liveGateways.value} mesh gateways registered, 0 usable${live ? '' : ' (the token is denied other reads)'}`,
        ),
      ]
    : [gapEvidence(liveGateways.gap)];
  const believed =
    federationStates.known && !live
      ? [sourceEvidence(federationStates.source, 'its own federation state names no usable mesh gateway')]
      : [];
  const failing = broken
    .slice(0, 5)
    .flatMap(({ probes }) => probes.filter(({ outcome }) => outcome === 'fails').slice(0, 1));
  return [
    count,
    ...believed,
    ...gateways.slice(0, 5).flatMap(gatewayEvidence),
    ...failing.map(probeEvidence),
  ];
}

function causeOf(
  { primary }: Federation,
  { name, role, mode }: Datacenter,
  { broken, open }: Ways,
  live: boolean,
): string {
  const rule =
    'Consul uses only gateways with the meta consul-wan-federation=1 and without a critical check.';
  const latent =
    broken.length === 0 && open.length > 0
      ? ` Requests still come back because pooled connections live on; the next one that has to be opened fails.`
      : '';
  const fallback =
    role === 'secondary' && primary !== null
      ? ` ${name} may still reach the primary ${primary} through its primary_gateways.`
      : '';
  const doubt = !live
    ? ` This is what federation states say; the live list of ${name}'s gateways would confirm it.`
    : mode !== 'mesh-gateways'
      ? ` That ${name} federates through gateways is inferred from the others; agent/self of one of its servers would confirm it.`
      : '';
  return `${rule}${latent}${fallback}${doubt}`;
}

/** A rebuilt secondary writes a record without gateways as soon as it reaches the primary (consul.md 2.4). */
function emptied({ primary, datacenters }: Federation, { name, role }: Datacenter): string {
  const records = datacenters.find((d) => d.name === primary)?.federationStates;
  const record = records?.known ? records.value.find(({ datacenter }) => datacenter === name) : undefined;
  if (role !== 'secondary' || !record?.updatedAt || record.meshGateways.length > 0) return '';
  return ` Its record in ${primary} was emptied at ${record.updatedAt}: the gateways were deregistered then, or ${name} was rebuilt without its data and they have to be registered again.`;
}

function remedyOf(
  federation: Federation,
  { name }: Datacenter,
  gateways: readonly MeshGateway[],
  { broken }: Ways,
): RemedyStep[] {
  const steps: RemedyStep[] = [];
  const shown = gateways.slice(0, MAX_GATEWAYS);
  for (const { id, node, checks } of shown) {
    const failing = checks.find(({ status }) => status === 'critical');
    if (!failing) continue;
    steps.push({
      text: sentence(
        `check "${failing.name || failing.id}" of ${id} on ${node} says: ${failing.output || 'nothing'}. Mend that first.`,
      ),
    });
  }
  // One is enough to be reached again, but each of them is down.
  if (shown.length === 0) steps.push(runGateway(name), registerInCatalog(name));
  for (const gateway of shown) steps.push(runGateway(name, gateway));
  const untagged = gateways.find(({ federation: tagged }) => !tagged);
  if (untagged) steps.push(registrationWithMeta(untagged));
  const pair = broken[0] ?? indexFederation(federation).into(name)[0];
  if (pair) steps.push(repeatProbe(federation, pair.from, pair.to));
  return steps;
}
