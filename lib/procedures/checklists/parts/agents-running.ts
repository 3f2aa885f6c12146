import { gapEvidence, sourceEvidence } from '@/lib/diagnosis/evidence';
import { nameList } from '@/lib/diagnosis/words';
import type { Datacenter } from '@/lib/federation/types';
import { everyone, unseen } from '../step';
import type { Part } from '../types';
import { listingOf, presentServers } from './versions';

/** Are the servers of a datacenter up, all that it expects, with a leader? */
export function runningParts(datacenter: Datacenter): Part[] {
  return [serversPart(datacenter), leaderPart(datacenter)];
}

function serversPart(datacenter: Datacenter): Part {
  const servers = presentServers(datacenter);
  const { name } = datacenter;
  const blind = servers.filter((server) => server.status === 'unknown' || listingOf(server).length === 0);
  const down = servers.filter((server) => !blind.includes(server) && server.status !== 'alive');
  const evidence = (down.length > 0 ? down : servers).slice(0, 6).flatMap(listingOf);
  const expected = Math.max(0, ...servers.map(({ expect }) => expect ?? 0));
  if (down.length > 0) {
    const all = nameList(down.map(({ node, status }) => `${node} ${status}`));
    return { state: 'not-done', sentence: `Not alive in ${name}: ${all}.`, evidence };
  }
  if (servers.length === blind.length) return unseen(`No server of ${name} is seen.`);
  if (blind.length > 0)
    return { ...unseen(`Not seen in ${name}: ${nameList(blind.map(({ node }) => node))}.`), evidence };
  if (servers.length < expected)
    return {
      state: 'not-done',
      sentence: `${name} has ${servers.length} of the ${expected} servers it expects.`,
      evidence,
    };
  return {
    state: 'done',
    sentence: `${everyone(servers.length, 'server', name, ['are', 'is'])} alive.`,
    evidence,
  };
}

function leaderPart({ name, leader }: Datacenter): Part {
  if (!leader.known) {
    const { gap } = leader;
    return {
      ...unseen(`Whether ${name} has a leader is not seen.`),
      evidence: gap.at === null ? [] : [gapEvidence(gap)],
    };
  }
  const evidence = [sourceEvidence(leader.source, leader.value === null ? '"" (no leader)' : leader.value)];
  return leader.value === null
    ? { state: 'not-done', sentence: `${name} has no leader.`, evidence }
    : { state: 'done', sentence: `${name} has a leader, ${leader.value}.`, evidence };
}
