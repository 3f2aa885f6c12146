import type { Federation } from '@/lib/federation/types';
import { gatewayEvidence, probeEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { gatewayPlace } from '../../gateway-words';
import { gatewayCommand, repeatProbe, SECTIONS } from '../../remedies';
import type { RemedyStep, Rule, RuleFinding } from '../../types';
import { unreachableGateways, type UnreachableGateway, type UnreachableOf } from '../../unreachable-gateways';
import { gatewayKey, hasMeshGateways } from '../../usable-gateways';
import { hostPort, nameList, shellWord } from '../../words';

export const deadMeshGateway: Rule = {
  id: 'dead-mesh-gateway',
  title: 'A mesh gateway is dead although its check passes',
  why: 'Servers pick one of the usable gateways at random for every new connection. One that is dead but not critical keeps its share: all requests fail, or one in so many.',
  evidence:
    'Dials of servers to the LAN address of their own gateway, or to the WAN address of one of the primary, that are refused or not answered.',
  remedy: 'Start its Envoy again, or take its registration away.',
  covers: ['G5'],
  requires: ['forwarding', 'meshGateways'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) =>
    [...unreachableGateways(federation).values()].flatMap((of) => {
      const dead = of.unreachable.filter(({ fault }) => fault !== 'lan-address');
      const [first, ...rest] = dead;
      return first ? [finding(federation, of, [first, ...rest])] : [];
    }),
};

function finding(
  federation: Federation,
  { datacenter: name, usable }: UnreachableOf,
  dead: readonly [UnreachableGateway, ...UnreachableGateway[]],
): RuleFinding {
  const [{ gateway, fault }] = dead;
  const datacenter = indexFederation(federation).datacenters.get(name);
  const all = dead.length >= usable.length;
  const unsure = dead.some((one) => one.fault === 'unknown');
  const between = dead[0].dialers[0] ?? 'there';
  return {
    severity: all ? 'critical' : 'warning',
    subject:
      dead.length === 1 && datacenter
        ? { kind: 'mesh-gateway', datacenter: name, meshGateway: gatewayKey(gateway, datacenter) }
        : { kind: 'datacenter', datacenter: name },
    title: titleOf(federation, name, dead, usable.length),
    evidence: dead
      .slice(0, 4)
      .flatMap((one) => [...gatewayEvidence(one.gateway), ...one.probes.slice(0, 3).map(probeEvidence)]),
    cause: `${nameList(dead.map((one) => address(one)))} ${dead.some(({ refused }) => refused) ? 'refuses connections' : 'does not answer'}, dialled by servers of ${nameList([...new Set(dead.flatMap(({ dialers }) => dialers))], 3)}, while ${gateway.checks.length === 0 ? 'it has no check' : `its check says ${gateway.status}`}. ${all ? `No other gateway of ${name} is usable.` : `${dead.length} of ${usable.length} gateways of ${name} ${dead.length === 1 ? 'is' : 'are'} dead, so ${dead.length} of ${usable.length} new connections fail.`}`,
    remedy: remedyOf(federation, name, dead),
    confidence: fault === 'dead' && !unsure ? 'observed' : 'inferred',
    ...(unsure && {
      confirm: `On ${gateway.node}, whether Envoy listens on ${address(dead[0])}: if it does, something between ${between} and ${name} refuses the connection.`,
    }),
  };
}

/** The side that was dialled. */
const address = ({ gateway, dialers }: UnreachableGateway): string =>
  hostPort(dialers.includes(gateway.datacenter) ? gateway.lan : (gateway.wan ?? gateway.lan));

function titleOf(
  federation: Federation,
  name: string,
  dead: readonly [UnreachableGateway, ...UnreachableGateway[]],
  usable: number,
): string {
  const refused = dead.some((one) => one.refused);
  const places = nameList(
    dead.map(({ gateway }) => gatewayPlace(gateway, 'none')),
    3,
  );
  const state = refused
    ? dead.length > 1
      ? 'are dead'
      : 'is dead'
    : dead.length > 1
      ? 'do not answer'
      : 'does not answer';
  const check =
    dead[0].gateway.checks.length === 0
      ? ''
      : ` although ${dead.length > 1 ? 'their checks say' : 'its check says'} ${dead[0].gateway.status}`;
  if (dead.length < usable)
    return `Mesh gateway${dead.length > 1 ? 's' : ''} ${places} of ${name} ${state}${check}: requests fail at random`;
  const which = dead.length > 1 ? `its mesh gateways ${places}` : `its only mesh gateway ${places}`;
  return `${reachOf(federation, name)}: ${which} ${state}${check}`;
}

function reachOf(federation: Federation, name: string): string {
  const index = indexFederation(federation);
  const isBroken = ({ state }: { state: string }) => state === 'disconnected';
  if (index.into(name).some(isBroken)) return `${name} cannot be reached`;
  const out = index.outOf(name).filter(isBroken);
  return out.length > 0
    ? `${name} does not reach ${nameList(
        out.map(({ to }) => to),
        3,
      )}`
    : `${name} is about to be cut off`;
}

function remedyOf(
  federation: Federation,
  name: string,
  dead: readonly [UnreachableGateway, ...UnreachableGateway[]],
): RemedyStep[] {
  const [{ gateway, dialers, refused }] = dead;
  const from = dialers[0] ?? name;
  const to = indexFederation(federation)
    .outOf(from)
    .find(({ state }) => state === 'disconnected')?.to;
  return [
    ...dead.slice(0, 3).map((one) => ({
      text: `On ${one.gateway.node}, start the Envoy of ${one.gateway.id} again.`,
      command: gatewayCommand(one.gateway),
    })),
    ...(refused
      ? []
      : [
          {
            text: `If it runs, open TCP to ${address(dead[0])} from the servers of ${nameList(dialers, 3)}.`,
          },
        ]),
    {
      text: 'If it will not come back, take its registration away, so that servers choose another one.',
      command: `consul services deregister -id=${shellWord(gateway.id)}`,
    },
    ...(to === undefined ? [] : [repeatProbe(federation, from, to)]),
  ];
}
