import type { Address } from '@/lib/consul/types';
import { heldMs } from '@/lib/federation/held';
import type { Federation, MeshGateway, Pair } from '@/lib/federation/types';
import { gatewayEvidence, probeEvidence, sourceEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { gatewayCommand, repeatProbe, SECTIONS } from '../../remedies';
import type { Evidence, Rule, RuleFinding } from '../../types';
import { hasMeshGateways, registeredGateways } from '../../usable-gateways';
import { hostPort, nameList } from '../../words';
import { LAGS_MS } from './lagging-federation-states';

export const replacedPrimaryGateways: Rule = {
  id: 'replaced-primary-gateways',
  title: 'All gateways of the primary were replaced before the secondaries heard of the new ones',
  why: 'New addresses travel through the old gateways. Once those are gone, no secondary can learn where the primary is now.',
  evidence:
    "The primary's live registrations against its record in every secondary: no gateway in common, and requests for it that fail or a record that stays old.",
  remedy:
    'Start a gateway at an old address until every secondary knows the new ones; else set primary_gateways and restart their servers.',
  covers: ['G12'],
  requires: ['federationStates', 'meshGateways', 'self', 'forwarding'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) => {
    const { primary } = federation;
    const datacenter = primary === null ? undefined : indexFederation(federation).datacenters.get(primary);
    if (!datacenter) return [];
    const { live, gateways } = registeredGateways(federation, datacenter);
    const usable = gateways.filter((gateway) => gateway.usable);
    if (!live || usable.length === 0) return [];
    const lost = federation.datacenters.flatMap(
      ({ name }) => lostBy(federation, name, datacenter.name) ?? [],
    );
    return lost.length > 0 ? [finding(federation, datacenter.name, usable, lost)] : [];
  },
};

/** How long news of other gateways takes at most where a way is open, ms: until then a way that fails may be about to come back. */
const TOLD_MS = 5_000;

type Lost = { pair: Pair; broken: boolean; old: readonly Address[]; evidence: Evidence };

/** A secondary whose record of the primary has usable gateways, none of which is there any more. */
function lostBy(federation: Federation, observer: string, primary: string): Lost | null {
  const index = indexFederation(federation);
  const pair = index.pair(observer, primary);
  const states = index.datacenters.get(observer)?.federationStates;
  if (!pair || !states?.known || pair.gateways !== 'bad' || (pair.believedUsableGateways ?? 0) === 0)
    return null;
  const record = states.value.find(({ datacenter }) => datacenter === primary);
  const known = new Set(
    index.datacenters
      .get(primary)
      ?.meshGateways.filter((g) => g.seen === 'live')
      .map((g) => hostPort(g.wan ?? g.lan)),
  );
  const old = (record?.meshGateways ?? []).map(({ wan, lan }) => wan ?? lan);
  if (old.length === 0 || old.some((address) => known.has(hostPort(address)))) return null;
  // Written a moment ago, it is on its way: only what stays, or a way that is broken already, counts.
  const stays = heldMs(states, federation.takenAt, primary) >= LAGS_MS;
  const primaryStates = index.datacenters.get(primary)?.liveGateways;
  const settled = primaryStates !== undefined && heldMs(primaryStates, federation.takenAt) >= LAGS_MS;
  const broken =
    pair.forwarding === 'bad' &&
    primaryStates !== undefined &&
    heldMs(primaryStates, federation.takenAt) >= TOLD_MS;
  if (!broken && !(stays && settled)) return null;
  return {
    pair,
    broken,
    old,
    evidence: sourceEvidence(states.source, `${observer} knows ${nameList(old.map(hostPort))} of ${primary}`),
  };
}

function finding(
  federation: Federation,
  primary: string,
  usable: readonly MeshGateway[],
  lost: readonly Lost[],
): RuleFinding {
  const from = lost.map(({ pair }) => pair.from);
  const olds = lost.flatMap((one) => one.old);
  const old = [...new Set(olds.map(hostPort))];
  const news = usable.map(({ wan, lan }) => hostPort(wan ?? lan));
  const broken = lost.filter((one) => one.broken);
  const [first] = usable;
  const observer = (broken[0] ?? lost[0])?.pair.from;
  return {
    severity: 'critical',
    subject: { kind: 'datacenter', datacenter: primary },
    title:
      broken.length > 0
        ? `${primary} cannot be reached from ${nameList(
            broken.map(({ pair }) => pair.from),
            3,
          )}: all its mesh gateways were replaced, only the old ones (${nameList(old, 2)}) are known there`
        : `All mesh gateways of ${primary} were replaced, and ${nameList(from, 3)} ${from.length === 1 ? 'knows' : 'know'} only the old ones (${nameList(old, 2)})`,
    evidence: [
      ...usable.slice(0, 3).flatMap((gateway) => gatewayEvidence(gateway).slice(0, 1)),
      ...lost.slice(0, 4).map(({ evidence }) => evidence),
      ...broken.slice(0, 3).flatMap(({ pair }) =>
        pair.probes
          .filter(({ outcome }) => outcome === 'fails')
          .slice(0, 1)
          .map(probeEvidence),
      ),
    ],
    cause: `${primary} has ${nameList(news, 3)} now. That news would reach ${nameList(from, 3)} through the old gateways, which are gone.${broken.length > 0 ? '' : ' Connections that are open already still work; the next one that is opened does not.'}`,
    remedy: [
      {
        text: `Start a mesh gateway of ${primary} at an old address (${nameList(old, 2)}) again, and keep it until every secondary knows the new ones.`,
        command: gatewayCommand({
          id: first?.service ?? 'mesh-gateway',
          service: first?.service ?? 'mesh-gateway',
          lan: null,
          wan: olds[0] ?? null,
        }),
      },
      {
        text: `If no old address can be had, set this on every server of ${nameList(from, 3)} and restart them one at a time.`,
        config: `primary_gateways = [${news.map((address) => JSON.stringify(address)).join(', ')}]`,
      },
      ...(observer === undefined ? [] : [repeatProbe(federation, observer, primary)]),
    ],
    confidence: 'observed',
    ...(broken.length === 0 && { latent: true as const }),
  };
}
