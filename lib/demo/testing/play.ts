import { createAgentApi, type ApiReply } from '../agent-api';
import { manualClock } from '../clock';
import { defaultFederation } from '../default-federation';
import { allFaults } from '../faults/all-faults';
import { createRouter } from '../router';
import { createSimulation } from '../simulation';
import { DEMO_TIMING, type Timing } from '../timing';
import type { Datacenter, Server, Topology } from '../topology';

/** A federation played by hand: time moves only when a test says so, except while an answer is awaited. */
export function play(topology: Topology = defaultFederation('mesh-gateways'), timing: Partial<Timing> = {}) {
  const clock = manualClock();
  const all = { ...DEMO_TIMING, latencyScale: 0, ...timing };
  const simulation = createSimulation(topology, clock, all);
  const router = createRouter(simulation.world, clock, all);
  const api = createAgentApi({ simulation, router, clock, timing: all });

  const dc = (name: string): Datacenter => {
    const found = topology.byName.get(name);
    if (!found) throw new Error(`no datacenter ${name}`);
    return found;
  };
  /** `us-west 2`: the second server of us-west. */
  const server = (place: string): Server => {
    const [name = '', number = '1'] = place.split(' ');
    const found = dc(name).servers[Number(number) - 1];
    if (!found) throw new Error(`no server ${place}`);
    return found;
  };
  /** Asks one server; time moves until it answers, at most `patienceMs`. Null: no answer. */
  const ask = async (place: string, url: string, patienceMs = 5_000): Promise<ApiReply | null> => {
    const gone = new AbortController();
    const outcome: { reply?: ApiReply | null } = {};
    const pending = api.handle(server(place), { method: 'GET', url, signal: gone.signal });
    void pending.then((reply) => (outcome.reply = reply));
    for (let waited = 0; waited <= patienceMs; waited += 100) {
      await new Promise((resolve) => setImmediate(resolve));
      if (outcome.reply !== undefined) return outcome.reply;
      clock.advance(waited === 0 ? 1 : 100);
    }
    gone.abort();
    return null;
  };
  const faults = allFaults(topology);
  return {
    clock,
    topology,
    simulation,
    world: simulation.world,
    router,
    api,
    dc,
    server,
    ask,
    /** The probe: `200 "10.8.1.11:8300"`, `500 EOF`, or `no answer`. */
    probe: async (place: string, to: string, patienceMs?: number): Promise<string> => {
      const reply = await ask(place, `/v1/status/leader?dc=${encodeURIComponent(to)}`, patienceMs);
      return reply ? `${reply.status} ${reply.body}` : 'no answer';
    },
    json: async (place: string, url: string): Promise<unknown> =>
      JSON.parse((await ask(place, url))?.body ?? 'null'),
    /** Makes exactly these faults active. */
    faults: (...ids: string[]) => {
      for (const id of ids) if (!faults.some((fault) => fault.id === id)) throw new Error(`no fault ${id}`);
      simulation.setFaults(faults.filter((fault) => ids.includes(fault.id)).map((fault) => fault.apply));
    },
  };
}

export type Play = ReturnType<typeof play>;

/** The WAN members a server lists as other than alive, as `<node>.<dc> <status number>`. */
export async function wanTrouble(game: Play, place: string): Promise<string[]> {
  const members = (await game.json(place, '/v1/agent/members?wan=1')) as { Name: string; Status: number }[];
  return members.filter((member) => member.Status !== 1).map((member) => `${member.Name} ${member.Status}`);
}
