import type { MeshGatewayService, Reading } from '@/lib/consul/types';
import type { Alarm } from './alarm';
import { gatewayNames } from './gateway-names';
import { mergeReadings } from './merge-readings';
import { watch } from './watch-catalog';
import type { Surroundings, Vantage } from './vantage';

/** Follows, by blocking queries, what changes a datacenter's pairs at once: its gateways, servers and federation states. */
export async function watchDatacenter(vantage: Vantage, around: Surroundings, members: Alarm): Promise<void> {
  const { store, stop, reader } = vantage;
  const wanted = () => around.speaks(vantage) && store.facts.self?.good !== null;
  const ownMoved = () => {
    const own = vantage.datacenter();
    if (own !== null) around.moved([own]);
  };
  const gateways = watchGateways(vantage, around, { wanted, moved: ownMoved });

  await Promise.all([
    watch(vantage, around, {
      fact: 'federationStates',
      signal: stop.signal,
      wanted,
      took: (reading, staleAfterMs) => {
        const { moved } = store.record('federationStates', {
          path: reader.path('federationStates', {}),
          reading,
          staleAfterMs,
        });
        if (moved) gateways.follow();
      },
    }),
    watch(vantage, around, {
      fact: 'catalogServers',
      signal: stop.signal,
      wanted,
      took: (reading, staleAfterMs) => {
        const { moved } = store.record('catalogServers', {
          path: reader.path('catalogServers', {}),
          reading,
          staleAfterMs,
        });
        // A server's node check turned: the pools and the leader are worth a look before their time.
        if (moved) members.ring();
      },
    }),
    gateways.done,
  ]);
}

/** One blocking query per gateway service; the services may come and go. */
function watchGateways(
  vantage: Vantage,
  around: Surroundings,
  { wanted, moved }: { wanted: () => boolean; moved: () => void },
) {
  const { store, stop, reader } = vantage;
  const parts = new Map<string, Reading<readonly MeshGatewayService[]>>();
  const watches = new Map<string, AbortController>();

  const record = (staleAfterMs: number, path: string, emptyAt = around.clock.now()) => {
    if ([...watches.keys()].some((name) => !parts.has(name))) return;
    const reading = mergeReadings(
      [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part),
      emptyAt,
    );
    const took = store.record('meshGateways', { path, reading, staleAfterMs });
    if (took.moved && !took.isFirst) moved();
  };
  const follow = () => {
    const names = gatewayNames(vantage.datacenter(), {
      meshGatewayNames: store.facts.meshGatewayNames?.good?.value,
      federationStates: store.facts.federationStates?.good?.value,
    });
    for (const [name, control] of watches)
      if (!names.includes(name)) {
        control.abort();
        watches.delete(name);
        parts.delete(name);
      }
    for (const service of names) {
      if (watches.has(service)) continue;
      const control = new AbortController();
      watches.set(service, control);
      const signal = AbortSignal.any([stop.signal, control.signal]);
      void watch(vantage, around, {
        fact: 'meshGateways',
        params: { service },
        signal,
        wanted,
        took: (reading, staleAfterMs) => {
          parts.set(service, reading);
          record(staleAfterMs, reader.path('meshGateways', { service }));
        },
      });
    }
    // "There is no gateway service" is known only from a complete list of names.
    const listed = store.facts.meshGatewayNames;
    const isNews = listed?.latest.ok && store.facts.meshGateways?.latest.at !== listed.latest.at;
    if (names.length === 0 && isNews)
      record(listed.staleAfterMs, reader.path('meshGatewayNames', {}), listed.latest.at);
  };
  const done = (async () => {
    while (!stop.signal.aborted) {
      if (wanted()) follow();
      await around.clock.sleep(1_000, stop.signal);
    }
  })();
  return { follow, done };
}
