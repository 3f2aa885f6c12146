import { heldMs } from '@/lib/federation/held';
import type { Federation, Pair } from '@/lib/federation/types';
import { gatewayEvidence, sourceEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { pairsByTarget } from '../../pairs-by-target';
import { SECTIONS } from '../../remedies';
import type { Evidence, Rule } from '../../types';
import { hasMeshGateways, registeredGateways } from '../../usable-gateways';
import { hostPort, nameList } from '../../words';
import { LAGS_MS } from './lagging-federation-states';

export const outdatedGatewayAddresses: Rule = {
  id: 'outdated-gateway-addresses',
  title: 'A datacenter knows only gateways that are no longer there',
  why: 'Federation states tell the others where to dial. When every gateway has moved before they heard of it, the next connection fails.',
  evidence:
    'The gateways of a datacenter as the federation states of each other datacenter have them, against its live registrations.',
  remedy: 'Keep the old gateways until every datacenter knows the new ones.',
  covers: ['G15'],
  requires: ['federationStates', 'meshGateways'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) =>
    pairsByTarget(
      indexFederation(federation)
        .oddPairs()
        .filter((pair) => isOutdated(federation, pair)),
    ).map(({ to, pairs, subject }) => {
      const from = nameList(
        pairs.map((pair) => pair.from),
        3,
      );
      const { gateways } = gatewaysOf(federation, to);
      const wan = gateways.flatMap((gateway) =>
        gateway.usable && gateway.wan ? [hostPort(gateway.wan)] : [],
      );
      return {
        severity: 'warning',
        subject,
        title: `${from} ${pairs.length === 1 ? 'knows' : 'know'} no mesh gateway of ${to} that is usable now`,
        evidence: [...beliefs(federation, pairs), ...gateways.slice(0, 3).flatMap(gatewayEvidence)],
        cause: `${to} has usable mesh gateways (${nameList(wan, 3)}), but the federation state of ${from} has other addresses or none. The new ones come through the primary${federation.primary ? ` ${federation.primary}` : ''}, so replication is behind or cut off.`,
        remedy: [
          {
            text: `Start an old gateway of ${to} again at its old address until all datacenters know the new ones.`,
          },
          {
            text: `Look for "replication error" and "anti-entropy sync of federation state" in the logs of the leaders of ${to} and ${from}.`,
            command: 'consul monitor -log-level=warn',
          },
        ],
        confidence: 'observed',
      };
    }),
};

/**
 * `from` has a usable gateway of its own and `to` has live ones, yet the way over them is bad. What changed a moment ago is on its way;
 * once the way is broken it counts at once.
 */
function isOutdated(federation: Federation, { from, to, gateways, state }: Pair): boolean {
  if (gateways !== 'bad') return false;
  const [own, theirs] = [gatewaysOf(federation, from), gatewaysOf(federation, to)];
  const isFine = (side: typeof own) => side.gateways.some(({ usable }) => usable);
  if (!isFine(own) || !theirs.live || !isFine(theirs)) return false;
  return state === 'disconnected' || hasStayed(federation, from, to);
}

function hasStayed(federation: Federation, from: string, to: string): boolean {
  const { datacenters } = indexFederation(federation);
  const [believed, live] = [datacenters.get(from)?.federationStates, datacenters.get(to)?.liveGateways];
  const { takenAt } = federation;
  if (!believed || !live) return false;
  return heldMs(believed, takenAt, to) >= LAGS_MS && heldMs(live, takenAt) >= LAGS_MS;
}

function gatewaysOf(federation: Federation, name: string): ReturnType<typeof registeredGateways> {
  const datacenter = indexFederation(federation).datacenters.get(name);
  return datacenter ? registeredGateways(federation, datacenter) : { live: false, gateways: [] };
}

function beliefs(federation: Federation, pairs: readonly Pair[]): Evidence[] {
  const observers = new Set(pairs.map(({ from }) => from));
  const { datacenters } = indexFederation(federation);
  const gateways = datacenters.get(pairs[0]?.to ?? '')?.meshGateways ?? [];
  return gateways
    .flatMap(({ id, beliefs: all }) =>
      all
        .filter(({ observer }) => observers.has(observer))
        .map(({ source, wan, status, observer }) =>
          sourceEvidence(source, `${observer} has ${id} at wan ${wan ? hostPort(wan) : 'none'}, ${status}`),
        ),
    )
    .slice(0, 6);
}
