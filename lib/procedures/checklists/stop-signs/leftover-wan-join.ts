import { listText, optionEvidence, toldOptions } from '@/lib/diagnosis/server-options';
import { nameList } from '@/lib/diagnosis/words';
import { hasWanJoin } from '../parts/options-set';
import type { SignOf } from './sign';

/** Beside the flag Consul refuses to start, so a server that is restarted with both stays down. */
export const leftoverWanJoin: SignOf = (_ground, datacenters) => {
  const sign = { id: 'leftover-wan-join', title: 'retry_join_wan and start_join_wan' };
  const told = datacenters.flatMap((datacenter) =>
    toldOptions(datacenter).map((one) => ({ ...one, datacenter })),
  );
  const joining = told.filter(hasWanJoin);
  if (joining.length > 0)
    return {
      ...sign,
      state: 'stop',
      sentence: `${nameList(joining.map(({ node, datacenter }) => `${node} of ${datacenter.name}`))} ${joining.length === 1 ? 'joins' : 'join'} the WAN by address. Do not restart with the federation flag before these keys are out: Consul then does not start ("'retry_join_wan' is incompatible with 'connect.enable_mesh_gateway_wan_federation = true'").`,
      evidence: joining
        .slice(0, 6)
        .map((one) =>
          optionEvidence(
            one,
            `retry_join_wan = ${listText(one.options.retryJoinWan)}, start_join_wan = ${listText(one.options.startJoinWan)}`,
          ),
        ),
      remedy: [
        {
          text: 'Take them out in the same edit that sets the flag, and see that Consul accepts the result before the restart.',
          command: 'consul validate /etc/consul.d',
        },
      ],
    };
  return told.length === 0
    ? {
        ...sign,
        state: 'not-checked',
        sentence: 'No server has told its configuration.',
        evidence: [],
        remedy: [],
      }
    : {
        ...sign,
        state: 'clear',
        sentence: 'No server that was asked joins the WAN by address.',
        evidence: [],
        remedy: [],
      };
};
