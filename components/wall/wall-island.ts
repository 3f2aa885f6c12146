import type { Island } from '@/lib/graph/island';

/** Part of the radius above the middle where the sign stands, and below it where the servers do, with one line of a name between them. */
const SIGN = 0.4;
const SERVERS = 0.5;

/** The island without its small words, which nobody reads from five metres: its name is drawn larger, by the wall. */
export function wallIsland(shape: Island, lines: number): Island {
  const bare = { ...shape, title: [], subtitle: null, beside: null, moreServers: null, moreGateways: null };
  if (shape.detail !== 'full') return bare;
  const row = Math.min(...shape.servers.map(({ y }) => y));
  const middle = shape.servers.reduce((sum, { x }) => sum + x, 0) / Math.max(1, shape.servers.length);
  const below = shape.radius * (SERVERS + (lines > 1 ? 0.09 : -0.06));
  return {
    ...bare,
    sign: { x: 0, y: -shape.radius * (SIGN + (lines > 1 ? 0.1 : 0)) },
    servers: shape.servers.map((server) => ({
      ...server,
      x: server.x - middle,
      y: server.y - row + below,
    })),
  };
}
