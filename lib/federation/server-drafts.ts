import type { ServerView, StatusChange } from './types';

/** A server while its parts are collected. */
export type ServerDraft = {
  node: string;
  datacenter: string;
  id: string | null;
  address: string | null;
  version: string | null;
  expect: number | null;
  views: ServerView[];
  changes: StatusChange[];
};

/** The servers of all datacenters, by datacenter index and node. */
export type Roster = {
  indexOf: ReadonlyMap<string, number>;
  byNode: readonly Map<string, ServerDraft>[];
};

export function emptyRoster(names: readonly string[]): Roster {
  return {
    indexOf: new Map(names.map((name, index) => [name, index])),
    byNode: names.map(() => new Map()),
  };
}

/** The draft of a server, made when it is new. undefined when its datacenter is not part of the federation. */
export function draftOf(roster: Roster, datacenter: string, node: string): ServerDraft | undefined {
  const nodes = roster.byNode[roster.indexOf.get(datacenter) ?? -1];
  if (!nodes) return undefined;
  let draft = nodes.get(node);
  if (!draft) {
    draft = {
      node,
      datacenter,
      id: null,
      address: null,
      version: null,
      expect: null,
      views: [],
      changes: [],
    };
    nodes.set(node, draft);
  }
  return draft;
}

/** Fills what is not known yet; sources are read best first. */
export function complete(
  draft: ServerDraft,
  part: { id?: string | null; address?: string | null; version?: string | null; expect?: number | null },
): void {
  draft.id ??= part.id ?? null;
  draft.address ??= part.address ?? null;
  draft.version ??= part.version ?? null;
  draft.expect ??= part.expect ?? null;
}
