import { gatewayEvidence } from '@/lib/diagnosis/evidence';
import { gatewayPlace } from '@/lib/diagnosis/gateway-words';
import { registeredGateways } from '@/lib/diagnosis/usable-gateways';
import { nameList } from '@/lib/diagnosis/words';
import { registerGateway } from '../parts/gateways-ready';
import type { SignOf } from './sign';

/** A gateway without the meta serves services only. Beside one with it, it is nothing to mind. */
export const gatewayWithoutMeta: SignOf = ({ federation }, datacenters) => {
  const sign = { id: 'gateway-without-meta', title: 'Mesh gateways without the meta consul-wan-federation' };
  const lists = datacenters.map((datacenter) => ({
    datacenter,
    ...registeredGateways(federation, datacenter),
  }));
  const bare = lists.filter(
    ({ gateways }) => gateways.length > 0 && gateways.every((gateway) => !gateway.federation),
  );
  const [first] = bare;
  if (first) {
    const gateways = bare.flatMap((list) => list.gateways);
    return {
      ...sign,
      state: 'stop',
      sentence: `${nameList(gateways.map((gateway) => `${gatewayPlace(gateway, 'none')} of ${gateway.datacenter}`))} ${gateways.length === 1 ? 'is' : 'are'} registered without the meta: servers will not use ${gateways.length === 1 ? 'it' : 'them'}, and ${nameList(bare.map(({ datacenter }) => datacenter.name))} ${bare.length === 1 ? 'has' : 'have'} no other.`,
      evidence: gateways.slice(0, 6).flatMap((gateway) => gatewayEvidence(gateway).slice(0, 1)),
      remedy: registerGateway(federation, first.datacenter),
    };
  }
  const unknown = lists.filter(({ live, gateways }) => !live && gateways.length === 0);
  return unknown.length > 0
    ? {
        ...sign,
        state: 'not-checked',
        sentence: `The mesh gateways of ${nameList(unknown.map(({ datacenter }) => datacenter.name))} are not seen.`,
        evidence: [],
        remedy: [],
      }
    : {
        ...sign,
        state: 'clear',
        sentence: 'No datacenter has only gateways without the meta.',
        evidence: [],
        remedy: [],
      };
};
