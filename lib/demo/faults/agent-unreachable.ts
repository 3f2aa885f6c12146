import { secondary, type FaultFor } from './fault';

/** Our own means of observation fails, not the federation. */
export const agentUnreachable: FaultFor = (topology) => {
  const dc = secondary(topology, 'eu-central', 1);
  const server = dc?.servers[1] ?? dc?.servers[0];
  if (!dc || !server) return null;
  return {
    id: 'agent-unreachable',
    title: `The HTTP API of ${server.node} is away`,
    description: `Nothing listens at the HTTP address of ${server.node} in ${dc.name} any more, while the server itself works on: only Isthmus sees less.`,
    apply: ({ httpClosed }) => httpClosed.add(server),
  };
};
