import type { Datacenter, Federation, MeshGateway, Server } from '@/lib/federation/types';
import type { Finding, RemedyStep } from '../types';

/** What one pasted line means, and which finding it belongs to now. */
export type DecodedLine = {
  /** The line as it was read, safe to show, cut. */
  line: string;
  /** Whether the text is known at all. */
  known: boolean;
  /** What it means and where the fault is, plain sentences. */
  says: string;
  /** What its addresses and names are in the live federation, one sentence each. */
  about: readonly string[];
  /** Live findings that explain it, the likeliest first. `sure`: it names what the line names. */
  findings: readonly (Pick<Finding, 'id' | 'rule' | 'severity' | 'title'> & { sure: boolean })[];
  /** Rules that look for its causes. */
  rules: readonly { id: string; title: string }[];
  /** Causes it may have that no rule can see. */
  unseen: readonly { code: string; name: string; reason: string; shownBy: string }[];
  /** Of the first finding; without one, the general remedy of the text. */
  remedy: readonly RemedyStep[];
};

/** Whose an address is. */
export type AddressOwner = {
  address: string;
  /** `gone`: only a federation state names it, though the registrations are known. */
  gateways: readonly { gateway: MeshGateway; side: 'lan' | 'wan'; gone: boolean }[];
  servers: readonly Server[];
  /** Servers that have it in primary_gateways. */
  namedBy: readonly Server[];
  /** It comes after `->` or in `dial tcp`: it was dialled. */
  dialled: boolean;
};

/** What a line names, resolved against the live federation. */
export type Context = {
  text: string;
  federation: Federation;
  /** The datacenter whose log or agent it comes from; null when nobody said. */
  from: Datacenter | null;
  /** The datacenter whose server opened the connection that the line tells of; null when the line does not say. */
  dialler: Datacenter | null;
  datacenters: readonly Datacenter[];
  servers: readonly Server[];
  /** A name after `datacenter=` or the like, that no datacenter has. */
  stranger: string | null;
  addresses: readonly AddressOwner[];
};

/** One text of Consul. The first whose pattern matches the lower-case line decides. */
export type KnownText = {
  pattern: RegExp;
  says: string | ((context: Context) => string);
  /** Root causes that it comes from, likeliest first (catalogue.ts). */
  codes: readonly string[];
  /** Whose the fault is, for choosing among findings: of those it names, of the datacenter that wrote it, or of either. */
  fault: 'named' | 'writer' | 'either';
  remedy: string | ((context: Context) => readonly RemedyStep[]);
};
