import type { Datacenter, Server } from '../topology';
import type { Indexes, World } from '../world';

/** One question put to the server that answers it, which may stand in another datacenter than the agent asked. */
export type Ask = {
  world: World;
  server: Server;
  datacenter: Datacenter;
  query: URLSearchParams;
  /** The part of the path after the endpoint's own, decoded: a service name, a datacenter. */
  rest: string;
  /** Epoch ms. */
  now: number;
};

/** JSON, or text where Consul answers with text. */
export type Answer = { status: number; body: unknown } | { status: number; text: string };

export type Endpoint = {
  /** `/v1/...`; ends with `/` when a name follows. */
  path: string;
  /** agent: answered by the agent asked, whatever ?dc= says. */
  scope: 'agent' | 'forwarded';
  /** Whether a leader has to be there: always, unless ?stale, or never. */
  leader: 'always' | 'unless-stale' | 'never';
  /** Denied without operator:read. */
  operatorRead: boolean;
  /** What a blocking query waits for; null when the endpoint does not block and sends no X-Consul headers. */
  blocksOn: keyof Indexes | 'nothing' | null;
  /** 1.8.7 sends X-Consul-Effective-Consistency here. */
  consistencyHeader: boolean;
  answer: (ask: Ask) => Answer;
};

/** A 200 with JSON. */
export function json(body: unknown): Answer {
  return { status: 200, body };
}

const AGENT_LOCAL = {
  scope: 'agent',
  leader: 'never',
  operatorRead: false,
  blocksOn: null,
  consistencyHeader: false,
} as const;

/** An endpoint that the agent asked answers itself. */
export function agentLocal(path: string, answer: Endpoint['answer']): Endpoint {
  return { ...AGENT_LOCAL, path, answer };
}

/** An endpoint that follows ?dc=; the usual case needs a leader unless ?stale is given. */
export function forwarded(
  path: string,
  answer: Endpoint['answer'],
  traits: Partial<Omit<Endpoint, 'path' | 'scope' | 'answer'>> = {},
): Endpoint {
  return { ...AGENT_LOCAL, leader: 'unless-stale', ...traits, scope: 'forwarded', path, answer };
}
