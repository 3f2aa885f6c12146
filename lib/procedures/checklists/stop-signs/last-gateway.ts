import { gatewayEvidence } from '@/lib/diagnosis/evidence';
import { gatewayPlace } from '@/lib/diagnosis/gateway-words';
import { registerInCatalog, runGateway } from '@/lib/diagnosis/remedies';
import { registeredGateways } from '@/lib/diagnosis/usable-gateways';
import { nameList } from '@/lib/diagnosis/words';
import type { SignOf } from './sign';

/** While the only usable gateway of a datacenter restarts, nothing comes in or out. */
export const lastGateway: SignOf = ({ federation }, datacenters) => {
  const sign = { id: 'last-gateway', title: 'The last usable mesh gateway of a datacenter' };
  const lists = datacenters.map((datacenter) => ({
    datacenter,
    ...registeredGateways(federation, datacenter),
  }));
  const last = lists.flatMap(({ datacenter, gateways }) => {
    const usable = gateways.filter((gateway) => gateway.usable);
    const [only] = usable;
    return only && usable.length === 1 ? [{ datacenter, only }] : [];
  });
  const [first] = last;
  if (first) {
    const places = last.map(({ datacenter, only }) => `${gatewayPlace(only, 'none')} of ${datacenter.name}`);
    const names = nameList(last.map(({ datacenter }) => datacenter.name));
    return {
      ...sign,
      state: 'stop',
      sentence: `Do not restart, move or deregister ${nameList(places)}: ${names} ${last.length === 1 ? 'has' : 'have'} no other usable mesh gateway.`,
      evidence: last.slice(0, 6).flatMap(({ only }) => gatewayEvidence(only).slice(0, 1)),
      // A second one, elsewhere: not the one that is there.
      remedy: [runGateway(first.datacenter.name), registerInCatalog(first.datacenter.name)],
    };
  }
  const unknown = lists.filter(({ live, gateways }) => !live && gateways.length === 0);
  if (unknown.length > 0)
    return {
      ...sign,
      state: 'not-checked',
      sentence: `The mesh gateways of ${nameList(unknown.map(({ datacenter }) => datacenter.name))} are not seen.`,
      evidence: [],
      remedy: [],
    };
  return {
    ...sign,
    state: 'clear',
    sentence: 'No datacenter depends on a single mesh gateway now.',
    evidence: [],
    remedy: [],
  };
};
