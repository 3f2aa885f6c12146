import type { AgentSelf } from '@/lib/consul/types';
import type { Datacenter, Federation, Server, Source } from '@/lib/federation/types';
import { sourceEvidence } from './evidence';
import type { Evidence, Subject } from './types';
import { counted, nameList } from './words';

/** A server that has told its own configuration. */
export type ToldOptions = { node: string; options: AgentSelf; source: Source };

const memo = new WeakMap<Datacenter, readonly ToldOptions[]>();

/** The servers of a datacenter whose configuration is known, by name. */
export function toldOptions(datacenter: Datacenter): readonly ToldOptions[] {
  const known = memo.get(datacenter);
  if (known) return known;
  const told = datacenter.servers.flatMap(({ node, self }: Server) =>
    self?.known ? [{ node, options: self.value, source: self.source }] : [],
  );
  memo.set(datacenter, told);
  return told;
}

/** Whether any server of the federation says that it is federated through mesh gateways. */
export function anyServerUsesMesh({ datacenters }: Federation): boolean {
  return datacenters.some((datacenter) =>
    toldOptions(datacenter).some(({ options }) => options.meshGatewayWanFederation === true),
  );
}

/** What one server says of its options: `dc3-s1: primary_gateways = []`. */
export const optionEvidence = ({ node, source }: ToldOptions, says: string): Evidence =>
  sourceEvidence(source, `${node}: ${says}`);

/** `["10.0.0.1:8443", "gw.example.com:8443"]`, as a configuration file has it. */
export const listText = (values: readonly string[]): string =>
  `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;

/** One server of several is the subject itself; all of them, or the only one, are the datacenter. */
export function subjectOf({ name, servers }: Datacenter, nodes: readonly string[]): Subject {
  const [only] = nodes;
  return nodes.length === 1 && only !== undefined && servers.length > 1
    ? { kind: 'server', datacenter: name, server: only }
    : { kind: 'datacenter', datacenter: name };
}

/** `dc2-s1 of dc2`, `dc2-s1 and dc2-s2 of dc2`, `all 3 servers of dc2 that were asked`. */
export function whichServers(datacenter: Datacenter, nodes: readonly string[]): string {
  const asked = toldOptions(datacenter).length;
  if (nodes.length < 2 || nodes.length < asked) return `${nameList(nodes)} of ${datacenter.name}`;
  const all = asked === datacenter.servers.length;
  return `all ${counted(asked, 'server')} of ${datacenter.name}${all ? '' : ' that were asked'}`;
}
