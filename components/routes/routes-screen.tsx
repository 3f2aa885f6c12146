'use client';
import { useEffect } from 'react';
import type { Snapshot } from '@/lib/snapshot/types';
import { useFreshness } from '../snapshot/use-freshness';
import { defaultWay } from './default-way';
import { GatewayAddresses } from './gateway-addresses';
import { useWay } from './route-params';
import { RouteView } from './route-view';
import { WayPicker } from './way-picker';
import { WhatIfPanel } from './what-if-panel';

/** How one datacenter reaches another and what would break it; beside it what-if and single points of failure. */
export function RoutesScreen({ snapshot }: { snapshot: Snapshot }) {
  const [chosen, choose] = useWay();
  const { kind } = useFreshness();
  const first = defaultWay(snapshot);
  const from = chosen.from ?? (first?.from === chosen.to ? first?.to : first?.from) ?? '';
  const to = chosen.to ?? (first?.to === from ? first?.from : first?.to) ?? '';
  useEffect(() => {
    document.title = `${snapshot.source === 'demo' ? 'DEMO · ' : ''}Route ${from} → ${to} · Isthmus`;
  }, [snapshot.source, from, to]);
  const stranger = [from, to].find((name) => !snapshot.datacenters.some((one) => one.name === name));
  return (
    <div
      className={`in-turn-narrow flex flex-1 flex-col lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] 2xl:grid-cols-[minmax(0,1fr)_26rem] ${kind === 'stale' || kind === 'disconnected' ? 'is-old' : ''}`}
    >
      <div className="in-turn space-y-8 px-4 py-4 lg:px-6">
        <section aria-labelledby="route-title" className="space-y-4">
          <div>
            <h1 id="route-title" className="text-xl font-bold tracking-tight wrap-anywhere lg:text-2xl">
              {first ? `How ${from} reaches ${to}` : 'Routes'}
            </h1>
            <p className="text-ink-soft">
              Consul’s own choice of {snapshot.mode === 'traditional' ? 'servers' : 'gateways'}, worked out
              from what {first ? from : 'each datacenter'} itself knows.
            </p>
          </div>
          {first === null ? (
            <p className="text-ink-soft">A route needs two datacenters; only one is known so far.</p>
          ) : (
            <>
              <WayPicker snapshot={snapshot} from={from} to={to} onChoose={(way) => void choose(way)} />
              {stranger !== undefined ? (
                <p role="alert">There is no datacenter {stranger} in this federation. Choose another one.</p>
              ) : from === to ? (
                <p role="alert">Requests inside {from} take no route. Choose two datacenters.</p>
              ) : (
                <RouteView key={`${from} ${to}`} snapshot={snapshot} from={from} to={to} />
              )}
            </>
          )}
        </section>
        {snapshot.mode === 'traditional' ? (
          <p className="text-ink-soft">
            This federation is traditional: its servers dial each other, so there are no gateway addresses to
            keep.
          </p>
        ) : (
          <GatewayAddresses
            snapshot={snapshot}
            otherwise={snapshot.datacenters.some((one) => one.name === to) ? to : (snapshot.primary ?? '')}
          />
        )}
      </div>
      <aside
        aria-label="What if, and single points of failure"
        className="in-turn space-y-8 border-line px-4 py-4 max-lg:border-t lg:border-l lg:px-5"
      >
        <WhatIfPanel snapshot={snapshot} />
      </aside>
    </div>
  );
}
