import { optionEvidence, toldOptions } from '@/lib/diagnosis/server-options';
import { counted, nameList } from '@/lib/diagnosis/words';
import { setOptions } from '../parts/options-set';
import { presentServers } from '../parts/versions';
import type { SignOf } from './sign';

/** Servers with and without the flag dial each other in different ways: the middle of the procedure is no place to stay. */
export const halfConfigured: SignOf = (ground, datacenters) => {
  const sign = { id: 'half-configured', title: 'Servers with and without the federation flag side by side' };
  const told = datacenters.flatMap((datacenter) =>
    toldOptions(datacenter).map((one) => ({ ...one, datacenter })),
  );
  const flagged = told.filter(({ options }) => options.meshGatewayWanFederation === true);
  const bare = told.filter(({ options }) => options.meshGatewayWanFederation === false);
  const [first] = bare;
  if (first && flagged.length > 0)
    return {
      ...sign,
      state: 'stop',
      sentence: `${nameList(bare.map(({ node, datacenter }) => `${node} of ${datacenter.name}`))} still ${bare.length === 1 ? 'lacks' : 'lack'} enable_mesh_gateway_wan_federation, which ${counted(flagged.length, 'other server')} ${flagged.length === 1 ? 'has' : 'have'}: between them connections fail. Do not stop here, and do not begin with another datacenter.`,
      evidence: [...bare, ...flagged]
        .slice(0, 6)
        .map((one) =>
          optionEvidence(
            one,
            `enable_mesh_gateway_wan_federation = ${String(one.options.meshGatewayWanFederation)}`,
          ),
        ),
      remedy: setOptions(ground, first.datacenter),
    };
  const asked = new Set(told.map(({ node, datacenter }) => `${datacenter.name} ${node}`));
  const unasked = datacenters
    .flatMap(presentServers)
    .filter(({ node, datacenter }) => !asked.has(`${datacenter} ${node}`));
  if (unasked.length > 0 || told.length === 0)
    return {
      ...sign,
      state: 'not-checked',
      sentence: `The configuration of ${unasked.length === 0 ? 'the servers' : nameList(unasked.map(({ node, datacenter }) => `${node} of ${datacenter}`))} is not seen: their addresses are not in the configuration of Isthmus.`,
      evidence: [],
      remedy: [],
    };
  return {
    ...sign,
    state: 'clear',
    sentence:
      flagged.length > 0 ? 'Every server has the federation flag.' : 'No server has the federation flag yet.',
    evidence: [],
    remedy: [],
  };
};
