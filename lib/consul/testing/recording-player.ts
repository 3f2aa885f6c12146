import type { FactName, FactValues } from '@/lib/observation/types';
import { createClient } from '../client';
import type { Failure, Reading } from '../types';
import { agentServer } from './agent-server';
import { bodyText, endpointOf, recordings, type Recording } from './recordings';

/** Reads recordings through the real client and a real server. */
export type Player = {
  /** Null for a request that Isthmus does not make. */
  play: (recording: Recording) => Promise<Reading<unknown> | null>;
  /** The value of one fact in one recording; fails when there is none. `file` is without `.json`. */
  value: <F extends FactName>(fact: F, file: string) => Promise<FactValues[F]>;
  failure: (file: string) => Promise<Failure>;
  close: () => Promise<void>;
};

export async function startPlayer(): Promise<Player> {
  let serving: Recording | null = null;
  const server = await agentServer((_request, response) => {
    if (serving === null) response.destroy();
    else response.writeHead(serving.status, serving.headers).end(bodyText(serving));
  });
  const client = createClient({ address: server.address, now: () => 1_000 });

  const play: Player['play'] = async (recording) => {
    const known = endpointOf(recording.request);
    if (known === null) return null;
    const dc = new URL(recording.request, 'http://recorded').searchParams.get('dc');
    serving = recording;
    return client.read(known.endpoint, { dc: dc ?? undefined, service: known.service });
  };

  const playFile = async (file: string): Promise<{ fact: string; reading: Reading<unknown> }> => {
    const recording = recordings(`${file}.json`)[0];
    const reading = recording ? await play(recording) : null;
    if (!recording || !reading) throw new Error(`${file}.json is missing, or no request of ours`);
    return { fact: endpointOf(recording.request)?.endpoint.fact ?? '', reading };
  };

  return {
    play,
    async value<F extends FactName>(fact: F, file: string) {
      const played = await playFile(file);
      if (!played.reading.ok) throw new Error(`${file}: ${played.reading.failure.message}`);
      if (played.fact !== fact) throw new Error(`${file} tells ${played.fact}, not ${fact}`);
      // endpoints.test.ts holds every endpoint to the type of its fact.
      return played.reading.value as FactValues[F];
    },
    async failure(file) {
      const { reading } = await playFile(file);
      if (reading.ok) throw new Error(`${file}.json is no failure`);
      return reading.failure;
    },
    async close() {
      await client.close();
      await server.close();
    },
  };
}
