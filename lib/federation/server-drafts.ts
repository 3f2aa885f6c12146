import type { AclMode } from '../consul/types';
import type { ServerView, StatusChange } from './types';

/** What is known of a server beyond its status; null where nobody has told yet. */
export type ServerPart = {
  id: string | null;
  address: string | null;
  lanAddress: string | null;
  wanAddress: string | null;
  wanPort: number | null;
  rpcPort: number | null;
  version: string | null;
  federationStates: boolean | null;
  tls: boolean | null;
  acls: AclMode | null;
  expect: number | null;
};

/** A server while its parts are collected. */
export type ServerDraft = ServerPart & {
  node: string;
  datacenter: string;
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
      lanAddress: null,
      wanAddress: null,
      wanPort: null,
      rpcPort: null,
      version: null,
      federationStates: null,
      tls: null,
      acls: null,
      expect: null,
      views: [],
      changes: [],
    };
    nodes.set(node, draft);
  }
  return draft;
}

/** Fills what is not known yet; sources are read best first. */
export function complete(draft: ServerDraft, part: Partial<ServerPart>): void {
  draft.id ??= part.id ?? null;
  draft.address ??= part.address ?? null;
  draft.lanAddress ??= part.lanAddress ?? null;
  draft.wanAddress ??= part.wanAddress ?? null;
  draft.wanPort ??= part.wanPort ?? null;
  draft.rpcPort ??= part.rpcPort ?? null;
  draft.version ??= part.version ?? null;
  draft.federationStates ??= part.federationStates ?? null;
  draft.tls ??= part.tls ?? null;
  draft.acls ??= part.acls ?? null;
  draft.expect ??= part.expect ?? null;
}

type Member = {
  id: string | null;
  address: string;
  version: string | null;
  federationStates: boolean;
  tls: boolean;
  acls: AclMode | null;
};

/** What tags tell. A member without a build tag has no tags: that it can or cannot do something is then not known. */
export function partOfTags({
  id,
  address,
  version,
  federationStates,
  tls,
  acls,
}: Member): Partial<ServerPart> {
  const tagged = version !== null;
  return {
    id,
    address: address || null,
    version,
    federationStates: tagged ? federationStates : null,
    tls: tagged ? tls : null,
    acls,
  };
}
