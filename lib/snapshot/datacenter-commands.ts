import type { Datacenter, Federation } from '@/lib/federation/types';
import { shellWord } from '@/lib/diagnosis/words';
import type { DatacenterDetail } from './types';

/** What a person would type next about a datacenter, asked of an agent of its own where one is known, and the way into Consul's own UI. */
export function datacenterCommands(
  { vantages }: Federation,
  { name, mode, meshGateways }: Datacenter,
): Pick<DatacenterDetail, 'commands' | 'consulUi'> {
  const own = vantages.filter((vantage) => vantage.in === name);
  const agent = own.find(({ reachable }) => reachable === true) ?? own[0];
  const at = agent ? ` -http-addr=${shellWord(agent.address)}` : '';
  const service = shellWord(meshGateways[0]?.service ?? 'mesh-gateway');
  // Half a surrogate pair stands in no address.
  const segment = encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\uFFFD'));
  // Without mesh gateways there is neither a gateway service nor a federation state to ask for.
  const through = mode !== 'traditional' || meshGateways.length > 0;
  const record = `/v1/internal/federation-state/${segment}`;
  return {
    commands: [
      `consul members -wan${at}`,
      `consul operator raft list-peers${at}`,
      ...(through
        ? [`consul catalog nodes -service ${service}${agent ? at : ` -datacenter ${shellWord(name)}`}`]
        : []),
      ...(agent && through ? [`curl -sS ${shellWord(`${agent.address}${record}`)}`] : []),
    ],
    // A unix socket is no place for a browser.
    consulUi: agent?.address.startsWith('http') ? `${agent.address}/ui/${segment}/services` : null,
  };
}
