import type { Federation, Server } from '@/lib/federation/types';
import { isOlder } from '@/lib/federation/versions';
import { hasDeparted } from './departed';
import { indexFederation } from './federation-index';
import { forgotten } from './reaping';
import type { RemedyStep } from './types';
import { nameList, shellWord } from './words';

/** `force-leave -wan` came with this version (hashicorp/consul#11722). */
const FIRST_WITH_WAN = '1.11.0';

/** `consul force-leave -prune <member>`; a name that begins with a dash is no option. */
export function forceLeave(member: string, pool?: 'wan'): string {
  const word = `${member.startsWith('-') ? '-- ' : ''}${shellWord(member)}`;
  return `consul force-leave ${pool === 'wan' ? '-wan ' : ''}-prune ${word}`;
}

/**
 * How to remove a member that is gone, by what the pools list and by the versions there: one step, without a command where none helps.
 *
 * `force-leave <node>` takes the node out of the LAN pool of the agent's own datacenter and `<node>.<that datacenter>` out of its WAN pool; up
 * to 1.10 it refuses what the LAN pool does not list ("No node found with name"), so `<node>.<dc>` never works there. From 1.11 on
 * `-wan` takes any member out of the WAN pool (agent/consul/server.go: RemoveFailedNode, RemoveFailedNodeWAN; hashicorp/consul#6582, #6548).
 *
 * @param lead how the sentence begins
 */
export function removeMember(federation: Federation, server: Server, lead = 'Remove it'): RemedyStep {
  const { node, datacenter: name, lan } = server;
  const inLan = {
    text: `${lead}, on another server of ${name}: that takes it out of the LAN pool, and out of the WAN pools with it.`,
    command: forceLeave(node),
  };
  if (lan.known && ['failed', 'leaving', 'left'].includes(lan.value)) return inLan;
  const wan = forceLeave(`${node}.${name}`, 'wan');
  const seers = [...new Set(server.views.map((view) => view.datacenter))];
  const [able, unsure] = [true, null].map((has) => seers.filter((seer) => hasWan(federation, seer) === has));
  if (able?.[0] !== undefined)
    return {
      text: `${lead}, on a server of ${able[0]}; on one of the others too if they still list it after a minute.`,
      command: wan,
    };
  if (seers.length === 0 || unsure?.[0] !== undefined)
    return {
      text: `${lead}, on a server of ${unsure?.[0] ?? name}. This takes Consul 1.11 or later; before, only members of the own LAN pool can be removed.`,
      command: wan,
    };
  const home = indexFederation(federation).datacenters.get(name);
  const isEmpty = home === undefined || hasDeparted(home);
  if (!isEmpty && (!lan.known || lan.value === 'alive'))
    return {
      ...inLan,
      text: `${inLan.text} Consul before 1.11 can do it only while that LAN pool lists it.`,
    };
  const alive = server.views.some(({ status }) => status === 'alive');
  return {
    text: `No command removes it now: before 1.11, consul force-leave answers "No node found with name" to what the LAN pool does not list. ${
      alive ? 'While it is listed as alive, Consul does not forget it either' : forgotten(federation, server)
    }. With 1.11 or later on a server of ${nameList(seers, 3)}, consul force-leave -wan removes it.`,
  };
}

/** Whether servers of a datacenter know `-wan`: some of those alive; null when no version is known. */
function hasWan(federation: Federation, name: string): boolean | null {
  const servers = indexFederation(federation).datacenters.get(name)?.servers ?? [];
  const older = servers
    .filter(({ status }) => status === 'alive')
    .map(({ version }) => isOlder(version, FIRST_WITH_WAN));
  if (older.includes(false)) return true;
  return older.includes(true) ? false : null;
}
