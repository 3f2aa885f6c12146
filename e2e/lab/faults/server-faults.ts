import { setTimeout as sleep } from 'node:timers/promises';
import { askConsulOk, readConsul } from '../consul-http';
import type { PlacedAgent } from '../topology';
import type { ActiveFault, FaultTools } from './faults';

/** Milliseconds a graceful leave may take until the process has ended. */
const LEAVE_MS = 40_000;

/** Milliseconds after which a leave has been announced in the pools and is not done: it waits for 3 s to be heard. */
const MID_LEAVE_MS = 1_500;

/** Faults of single servers. */
export function serverFaults({ setup, processes, inject, server, servers }: FaultTools) {
  const killed = (which: readonly PlacedAgent[], description: string): Promise<ActiveFault> =>
    inject(
      description,
      async () => {
        await Promise.all(which.map(({ name }) => processes.agent(name)?.kill()));
      },
      async () => {
        await Promise.all(which.map((agent) => processes.startAgent(agent)));
      },
    );

  return {
    killServer: async (datacenter: string, number: number) => {
      const target = server(datacenter, number);
      return killed([target], `${target.name} killed`);
    },

    /** What an upgrade does: it is away for a moment only. */
    restartServer: async (datacenter: string, number: number) => {
      const target = server(datacenter, number);
      return inject(
        `${target.name} restarted`,
        async () => {
          await processes.agent(target.name)?.kill();
          await processes.startAgent(target);
        },
        () => Promise.resolve(),
      );
    },

    /** Kills the server that leads the datacenter now. */
    killLeader: async (datacenter: string) => {
      const all = servers(datacenter);
      const leader = await leaderOf(all);
      return killed([leader], `${leader.name}, the leader of ${datacenter}, killed`);
    },

    /** Kills all servers that a majority needs, the first ones surviving. */
    loseQuorum: async (datacenter: string) => {
      const all = servers(datacenter);
      const survivors = Math.ceil(all.length / 2) - 1;
      if (survivors < 1)
        throw new Error(`${datacenter} has no quorum to lose without losing all its servers.`);
      const victims = all.slice(survivors);
      return killed(
        victims,
        `${datacenter} without quorum: ${victims.map(({ name }) => name).join(', ')} killed`,
      );
    },

    /** The server keeps its connections and answers nothing. */
    pauseServer: async (datacenter: string, number: number) => {
      const target = server(datacenter, number);
      return inject(
        `${target.name} paused`,
        async () => processes.agent(target.name)?.pause(),
        async () => processes.agent(target.name)?.resume(),
      );
    },

    /** Silent for a while and back for a while, again and again. Milliseconds. */
    makeServerFlap: async (
      datacenter: string,
      number: number,
      { silentMs = 12_000, backMs = 12_000 } = {},
    ) => {
      const target = server(datacenter, number);
      const over = new AbortController();
      const wait = (ms: number) => sleep(ms, undefined, { signal: over.signal }).catch(() => undefined);
      const flap = async () => {
        while (!over.signal.aborted && processes.agent(target.name)?.isRunning()) {
          processes.agent(target.name)?.pause();
          await wait(silentMs);
          processes.agent(target.name)?.resume();
          await wait(backMs);
        }
      };
      return inject(
        `${target.name} silent for ${silentMs / 1000} s, back for ${backMs / 1000} s, again and again`,
        () => {
          void flap();
          return Promise.resolve();
        },
        async () => {
          over.abort();
          await Promise.resolve();
          processes.agent(target.name)?.resume();
        },
      );
    },

    /** The server begins to leave and is killed before it has. */
    dieWhileLeaving: async (datacenter: string, number: number) => {
      const target = server(datacenter, number);
      return inject(
        `${target.name} killed while it was leaving`,
        async () => {
          const options = { method: 'PUT', token: setup.tokens?.management, timeoutMs: LEAVE_MS } as const;
          const leaving = askConsulOk(target.httpAddress, '/v1/agent/leave', options).catch(() => undefined);
          await sleep(MID_LEAVE_MS);
          await processes.agent(target.name)?.kill();
          await leaving;
        },
        () => processes.startAgent(target),
      );
    },

    /** The server says good-bye, as a decommissioned one does; resolves when its process has ended. */
    leaveServer: async (datacenter: string, number: number) => {
      const target = server(datacenter, number);
      return inject(
        `${target.name} left gracefully`,
        async () => {
          const token = setup.tokens?.management;
          const path = '/v1/agent/leave';
          await askConsulOk(target.httpAddress, path, { method: 'PUT', token, timeoutMs: LEAVE_MS });
          await processes.agent(target.name)?.ended();
        },
        () => processes.startAgent(target),
      );
    },
  };
}

export async function leaderOf(servers: readonly PlacedAgent[]): Promise<PlacedAgent> {
  for (const { httpAddress } of servers) {
    const leader = await readConsul(httpAddress, '/v1/status/leader', { timeoutMs: 3_000 }).catch(() => '');
    const found = servers.find(({ address }) => leader === `${address}:8300`);
    if (found) return found;
  }
  throw new Error(`${servers[0]?.datacenter ?? 'The datacenter'} has no leader.`);
}
