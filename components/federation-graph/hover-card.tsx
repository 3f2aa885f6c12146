'use client';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { pairCell } from '@/lib/graph/pair-cells';
import type { Box } from '@/lib/graph/point';
import { gatewayByKey, parseSelection, type Selection } from '@/lib/graph/selection';
import { bounded } from '@/lib/graph/words';
import type { Snapshot } from '@/lib/snapshot/types';
import { summaryText } from '../datacenter-list/summary';
import { roundTripText } from '../inspector/round-trip';
import { StateWord } from '../status/state-word';
import {
  gatewayTone,
  gatewayWord,
  layerTone,
  layerWord,
  pairTone,
  serverTone,
  statusTone,
} from '../status/tone';

type Over = { item: string; x: number; y: number };

/** A glance must not make cards flicker. */
const AFTER_MS = 120;
/** Room of a card, px: where there is less, it stands on the other side of the pointer. */
const ROOM: Box = { width: 300, height: 130 };
const OFF = 14;

const LAYERS = ['gossip', 'forwarding', 'gateways'] as const;
const LAYER_NAMES = { gossip: 'gossip', forwarding: 'forwarding', gateways: 'mesh gateways' } as const;

/** What the pointer rests on, null while it moves over open sea, drags, or the card was sent away by Escape. */
function useOver(anchor: { readonly current: HTMLElement | null }): Over | null {
  const [over, setOver] = useState<Over | null>(null);
  useEffect(() => {
    const chart = anchor.current?.parentElement;
    if (!chart) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let now: string | undefined;
    const show = (item: string | undefined, event?: PointerEvent) => {
      if (item === now) return;
      now = item;
      clearTimeout(waiting);
      if (item === undefined || !event) return setOver(null);
      const { left, top } = chart.getBoundingClientRect();
      const place = { item, x: event.clientX - left, y: event.clientY - top };
      waiting = setTimeout(() => setOver(place), AFTER_MS);
    };
    const onMove = (event: PointerEvent) => {
      const isPointing = event.pointerType === 'mouse' && event.buttons === 0;
      const target = event.target instanceof Element ? event.target : null;
      show(isPointing ? target?.closest<SVGElement>('[data-item]')?.dataset['item'] : undefined, event);
    };
    const away = () => show(undefined);
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') setOver(null);
    };
    chart.addEventListener('pointermove', onMove);
    for (const event of ['pointerleave', 'pointerdown', 'wheel']) chart.addEventListener(event, away);
    document.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(waiting);
      chart.removeEventListener('pointermove', onMove);
      for (const event of ['pointerleave', 'pointerdown', 'wheel']) chart.removeEventListener(event, away);
      document.removeEventListener('keydown', onKey);
    };
  }, [anchor]);
  return over;
}

function Card({ name, state, children }: { name: string; state: ReactNode; children?: ReactNode }) {
  return (
    <>
      <p className="text-sm leading-snug font-semibold wrap-anywhere">{name}</p>
      <p className="font-medium">{state}</p>
      {children}
    </>
  );
}

function Told({ snapshot, selection }: { snapshot: Snapshot; selection: Selection }) {
  if (selection.kind === 'finding') return null;
  if (selection.kind === 'pair') {
    const cell = pairCell(snapshot, selection.from, selection.to);
    if (!cell) return null;
    return (
      <Card
        name={`${bounded(cell.from)} → ${bounded(cell.to)}`}
        state={<StateWord tone={pairTone(cell.state)} word={cell.state} />}
      >
        <dl className="grid grid-cols-[auto_auto] justify-start gap-x-3 text-ink-soft">
          {LAYERS.map((layer) => (
            <div key={layer} className="contents">
              <dt>{LAYER_NAMES[layer]}</dt>
              <dd>
                <StateWord tone={layerTone(cell[layer])} word={layerWord(cell[layer])} size={12} />
              </dd>
            </div>
          ))}
        </dl>
        <p className="figures text-ink-faint">{roundTripText(cell.roundTripMs)}</p>
      </Card>
    );
  }
  const datacenter = snapshot.datacenters.find(({ name }) => name === selection.datacenter);
  if (!datacenter) return null;
  if (selection.kind === 'datacenter') {
    const role = datacenter.role === 'primary' ? ', primary' : '';
    return (
      <Card
        name={bounded(datacenter.name)}
        state={<StateWord tone={statusTone(datacenter.status)} word={`${datacenter.status}${role}`} />}
      >
        <p className="text-ink-soft">{summaryText(datacenter)}</p>
      </Card>
    );
  }
  if (selection.kind === 'gateway') {
    const gateway = gatewayByKey(selection.gateway, datacenter.meshGateways);
    if (!gateway) return null;
    return (
      <Card
        name={bounded(gateway.id)}
        state={<StateWord tone={gatewayTone(gateway)} word={gatewayWord(gateway)} />}
      >
        <p className="text-ink-soft wrap-anywhere">
          mesh gateway in {bounded(datacenter.name)}, WAN address {gateway.wan ?? 'none registered'}
        </p>
      </Card>
    );
  }
  const server = datacenter.servers.find(({ node }) => node === selection.server);
  if (!server) return null;
  return (
    <Card
      name={bounded(server.node)}
      state={
        <StateWord
          tone={serverTone(server.status)}
          word={server.leader ? `${server.status}, leader` : server.status}
        />
      }
    >
      <p className="text-ink-soft wrap-anywhere">
        server in {bounded(datacenter.name)}
        {server.version !== null && `, Consul ${bounded(server.version)}`}
      </p>
    </Card>
  );
}

/** What lies under the mouse, in words beside it: without a click, and out of the way of one. Its item says the same to a screen reader. */
export function HoverCard({ snapshot, box }: { snapshot: Snapshot; box: Box }) {
  const anchor = useRef<HTMLDivElement>(null);
  const over = useOver(anchor);
  const selection = over && parseSelection(over.item);
  const across =
    over && (over.x + ROOM.width > box.width ? { right: box.width - over.x + OFF } : { left: over.x + OFF });
  const down =
    over &&
    (over.y + ROOM.height > box.height ? { bottom: box.height - over.y + OFF } : { top: over.y + OFF });
  return (
    <div ref={anchor} aria-hidden="true" className="pointer-events-none absolute inset-0">
      {selection && (
        <div
          data-hover-card
          style={{ ...across, ...down }}
          className="absolute w-fit max-w-72 space-y-1 rounded-lg border border-line bg-panel px-3 py-2 text-xs shadow-lg"
        >
          <Told snapshot={snapshot} selection={selection} />
        </div>
      )}
    </div>
  );
}
