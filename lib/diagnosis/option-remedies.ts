import type { Federation } from '@/lib/federation/types';
import { indexFederation } from './federation-index';
import { FEDERATION_FLAG } from './remedies';
import { listText } from './server-options';
import type { RemedyStep } from './types';
import { registeredGateways } from './usable-gateways';
import { hostPort, nameList } from './words';

/** WAN addresses of the primary's gateways that are registered now, usable ones first; empty when they are not known. */
export function gatewaysOfPrimary(federation: Federation): string[] {
  const primary = indexFederation(federation).datacenters.get(federation.primary ?? '');
  if (!primary) return [];
  const gateways = registeredGateways(federation, primary).gateways.filter(
    ({ federation: tagged }) => tagged,
  );
  const sorted = [...gateways].sort((a, b) => Number(b.usable) - Number(a.usable));
  return [...new Set(sorted.map(({ wan, lan }) => hostPort(wan ?? lan)))];
}

/** `primary_gateways` with the addresses that the primary's gateways have now. */
export function primaryGatewaysConfig(federation: Federation): string {
  const known = gatewaysOfPrimary(federation);
  return `primary_gateways = ${listText(known.length > 0 ? known.slice(0, 10) : ['<wan address of a gateway of the primary>:8443'])}`;
}

/** What the document asks of a server: the flag, and in a secondary the gateways of the primary. */
export function serverOptions(federation: Federation, datacenter: string): string {
  return datacenter === federation.primary
    ? FEDERATION_FLAG
    : `primary_datacenter = ${JSON.stringify(federation.primary ?? '<primary>')}\n${primaryGatewaysConfig(federation)}\n${FEDERATION_FLAG}`;
}

/** Options of this kind are read at start only. */
export function restartInTurn(datacenter: string, nodes: readonly string[]): RemedyStep[] {
  if (nodes.length < 2) {
    return [
      {
        text: `Restart Consul on ${nodes[0] ?? `the server of ${datacenter}`}.`,
        command: 'systemctl restart consul',
      },
    ];
  }
  return [
    {
      text: `Restart Consul on ${nameList(nodes, 5)}, one server at a time, the leader last.`,
      command: 'systemctl restart consul',
    },
    {
      text: `Before each next one, wait until ${datacenter} lists all its servers as voters again.`,
      command: 'consul operator raft list-peers',
    },
  ];
}
