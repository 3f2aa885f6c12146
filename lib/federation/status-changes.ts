import { byText } from './order';
import type { Roster, ServerDraft } from './server-drafts';
import type { StatusChange } from './types';
import type { Witness } from './vantages';

/** Gives every server the changes that WAN pools, and its own datacenter's LAN pools, remember of it. Most pools remember none. */
export function recallStatusChanges(witnesses: readonly Witness[], roster: Roster): void {
  const touched = new Set<ServerDraft>();
  const add = (draft: ServerDraft | undefined, change: StatusChange): void => {
    if (!draft) return;
    draft.changes.push(change);
    touched.add(draft);
  };
  let byMember: ReadonlyMap<string, ServerDraft> | null = null;
  for (const { state, observation } of witnesses) {
    const vantage = state.id;
    for (const { subject, changes } of observation.facts.wanMembers?.changes ?? []) {
      byMember ??= memberNames(roster);
      const draft = byMember.get(subject);
      for (const change of changes) add(draft, { ...change, vantage, pool: 'wan' });
    }
    const own = state.in === null ? undefined : roster.byNode[roster.indexOf.get(state.in) ?? -1];
    for (const { subject, changes } of observation.facts.lanMembers?.changes ?? []) {
      for (const change of changes) add(own?.get(subject), { ...change, vantage, pool: 'lan' });
    }
  }
  for (const { changes } of touched) {
    changes.sort((a, b) => a.at - b.at || byText(a.vantage, b.vantage) || byText(a.pool, b.pool));
  }
}

/** `<node>.<dc>` → server: what Serf calls it. */
function memberNames({ byNode }: Roster): Map<string, ServerDraft> {
  const names = new Map<string, ServerDraft>();
  for (const nodes of byNode) {
    for (const draft of nodes.values()) names.set(`${draft.node}.${draft.datacenter}`, draft);
  }
  return names;
}
