import { restartInTurn, serverOptions } from '@/lib/diagnosis/option-remedies';
import { checkEntries } from '@/lib/diagnosis/primary-gateway-entries';
import { listText, optionEvidence, toldOptions, type ToldOptions } from '@/lib/diagnosis/server-options';
import type { RemedyStep } from '@/lib/diagnosis/types';
import { nameList } from '@/lib/diagnosis/words';
import type { Datacenter } from '@/lib/federation/types';
import type { Ground } from '../ground';
import { unseen } from '../step';
import type { Part } from '../types';
import { presentServers } from './versions';

/** Does every server of a datacenter run with the configuration that the document asks for? One part for each server. */
export function optionParts(ground: Ground, datacenter: Datacenter): Part[] {
  const told = new Map(toldOptions(datacenter).map((one) => [one.node, one]));
  const servers = presentServers(datacenter);
  if (servers.length === 0) return [unseen(`No server of ${datacenter.name} is seen.`)];
  return servers.map(({ node }) => {
    const one = told.get(node);
    return one
      ? serverPart(ground, datacenter, one)
      : unseen(
          `${node} of ${datacenter.name} is not asked: add its address to the configuration of Isthmus, or look there.`,
        );
  });
}

function serverPart(ground: Ground, datacenter: Datacenter, told: ToldOptions): Part {
  const lacks = lacksOf(ground, datacenter, told);
  const { options, node } = told;
  const secondary = datacenter !== ground.primary;
  const says = [
    `enabled = ${String(options.connectEnabled)}`,
    `enable_mesh_gateway_wan_federation = ${String(options.meshGatewayWanFederation)}`,
    ...(secondary
      ? [
          `primary_datacenter = ${JSON.stringify(options.primaryDatacenter ?? '')}`,
          `primary_gateways = ${listText(options.primaryGateways)}`,
        ]
      : []),
    ...(hasWanJoin(told)
      ? [
          `retry_join_wan = ${listText(options.retryJoinWan)}, start_join_wan = ${listText(options.startJoinWan)}`,
        ]
      : []),
  ];
  const evidence = [optionEvidence(told, says.join(', '))];
  return lacks.length === 0
    ? { state: 'done', sentence: `${node} of ${datacenter.name} runs with the configuration.`, evidence }
    : { state: 'not-done', sentence: `${node} of ${datacenter.name}: ${lacks.join('; ')}.`, evidence };
}

export const hasWanJoin = ({ options }: ToldOptions): boolean =>
  options.retryJoinWan.length > 0 || options.startJoinWan.length > 0;

/** What of the document's configuration a server runs without. */
function lacksOf({ federation, primary }: Ground, datacenter: Datacenter, told: ToldOptions): string[] {
  const { options } = told;
  const lacks: string[] = [];
  if (options.connectEnabled === false) lacks.push('connect is not enabled');
  if (options.meshGatewayWanFederation !== true) lacks.push('enable_mesh_gateway_wan_federation is not set');
  if (hasWanJoin(told)) lacks.push('retry_join_wan or start_join_wan must be omitted');
  if (datacenter === primary) return lacks;
  if (primary && options.primaryDatacenter !== primary.name)
    lacks.push(`primary_datacenter is ${options.primaryDatacenter ?? 'not set'} and not ${primary.name}`);
  if (options.primaryGateways.length === 0) lacks.push('primary_gateways is not set');
  const entries = checkEntries(federation, primary, options.primaryGateways) ?? [];
  if (entries.length > 0 && entries.every(({ verdict }) => verdict === 'unregistered'))
    lacks.push(`primary_gateways names no gateway that ${primary?.name ?? 'the primary'} has registered`);
  return lacks;
}

/** What to write on the servers that lack it, and how to restart them; what to look at on those that nobody asks. */
export function setOptions(ground: Ground, datacenter: Datacenter): RemedyStep[] {
  const told = new Map(toldOptions(datacenter).map((one) => [one.node, one]));
  const nodes = presentServers(datacenter).map(({ node }) => node);
  const lacking = nodes.filter((node) => {
    const one = told.get(node);
    return one && lacksOf(ground, datacenter, one).length > 0;
  });
  const unasked = nodes.filter((node) => !told.has(node));
  const look = {
    text: `On ${nameList(unasked, 6)}, see that the running server has it: the answer must be true.`,
    command: `curl -sS -H "X-Consul-Token: $CONSUL_HTTP_TOKEN" http://127.0.0.1:8500/v1/agent/self | grep -o '"ConnectMeshGatewayWANFederationEnabled": *[a-z]*'`,
  };
  if (lacking.length === 0 && unasked.length > 0 && unasked.length < nodes.length) return [look];
  const whom = lacking.length > 0 ? lacking : nodes;
  const joins = [...told.values()].some(hasWanJoin)
    ? ' Take retry_join_wan and start_join_wan out in the same edit: beside the flag Consul does not start.'
    : '';
  return [
    {
      text: `On ${whom.length === 0 ? `every server of ${datacenter.name}` : nameList(whom, 6)}, add this to the configuration file.${joins}`,
      config: serverOptions(ground.federation, datacenter.name),
    },
    ...restartInTurn(datacenter.name, whom),
    ...(lacking.length > 0 && unasked.length > 0 ? [look] : []),
  ];
}
