'use client';
import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import { crossings } from '@/lib/graph/crossings';
import { highlightOf } from '@/lib/graph/highlight';
import { bridgeheadAt, islandAt } from '@/lib/graph/island';
import { pairCells } from '@/lib/graph/pair-cells';
import type { Box } from '@/lib/graph/point';
import { layOutRing } from '@/lib/graph/ring';
import { formatSelection, type Selection } from '@/lib/graph/selection';
import {
  cornerIsFree,
  inView,
  largestZoom,
  signScaleFor,
  touchesView,
  WHOLE,
  type View,
} from '@/lib/graph/viewport';
import type { Snapshot } from '@/lib/snapshot/types';
import { pairTone } from '../status/tone';
import { Cartouche } from './cartouche';
import { Fan } from './fan';
import { HalfBridge } from './half-bridge';
import { Island } from './island';
import { Neatline } from './neatline';
import { Middle } from './middle';
import { NotDrawn } from './not-drawn';
import { Sea } from './sea';
import { nextStop } from './walk';
import { ZoomPane } from './zoom-pane';

type Props = {
  snapshot: Snapshot;
  box: Box;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
  /** Drawn as the past: stale, or Isthmus is away. */
  old: boolean;
};

/** Room of the title block, chart units. */
const CORNER: Box = { width: 270, height: 84 };
/** Beyond this many datacenters lines and signs are drawn finer. */
const DENSE_FROM = 40;
const NONE: ReadonlySet<string> = new Set();

/** Arrow keys lead from item to item, Escape lets go. */
function onItemKey(event: KeyboardEvent<SVGGElement>, datacenters: readonly string[], letGo: () => void) {
  if (event.key === 'Escape') letGo();
  const here = (event.target as Element).closest<SVGGElement>('[data-item]');
  if (!here) return;
  const stopOf = ({ dataset }: SVGElement) => ({ item: dataset['item'] ?? '', home: dataset['home'] ?? '' });
  const all = [...event.currentTarget.querySelectorAll<SVGGElement>('[data-item]')];
  const next = nextStop(all.map(stopOf), datacenters, stopOf(here), event.key);
  if (next === null) return;
  event.preventDefault();
  all.find(({ dataset }) => dataset['item'] === next)?.focus();
}

/** The federation as a chart: datacenters are islands, mesh gateways their piers, each ordered pair half a bridge. */
export function FederationMap({ snapshot, box, selection, onSelect, old }: Props) {
  const [view, setView] = useState<View>(WHOLE);
  const { datacenters } = snapshot;
  const structure = datacenters.map(({ name }) => name).join('\n');
  const names = useMemo(() => (structure === '' ? [] : structure.split('\n')), [structure]);
  const ring = useMemo(() => layOutRing(names, box), [names, box]);
  const highlight = useMemo(() => highlightOf(snapshot, selection), [snapshot, selection]);
  const cells = useMemo(() => pairCells(snapshot), [snapshot]);
  const islands = useMemo(
    () =>
      datacenters.flatMap((datacenter, i) => {
        const place = ring.places[i];
        if (!place) return [];
        const zoom = inView(place, place.radius * 1.5, view, box) ? view.k : 1;
        return [{ datacenter, shape: islandAt(datacenter, place, zoom) }];
      }),
    [datacenters, ring, view, box],
  );
  const bridgeheads = useMemo(
    () =>
      new Map(
        datacenters.flatMap((datacenter, i) => {
          const place = ring.places[i];
          return place ? [[datacenter.name, bridgeheadAt(datacenter, place)] as const] : [];
        }),
      ),
    [datacenters, ring],
  );
  const dense = names.length > DENSE_FROM;
  const signScale = signScaleFor(box) * (dense ? 0.72 : 1);
  const strong = highlight?.pairs ?? NONE;
  const crossed = useMemo(
    () => crossings(cells, bridgeheads, ring.centre, strong, signScale),
    [cells, bridgeheads, ring.centre, strong, signScale],
  );

  const selected = selection && formatSelection(selection);
  const select = useCallback(
    (next: Selection) => onSelect(selected === formatSelection(next) ? null : next),
    [onSelect, selected],
  );
  const current = selection && 'datacenter' in selection ? selection.datacenter : names[0];

  return (
    <>
      <ZoomPane
        width={box.width}
        height={box.height}
        largest={largestZoom(ring)}
        view={view}
        onView={setView}
        label="Map of the federation. Plus and minus zoom, arrow keys move the map, 0 shows all of it; Tab leads to the datacenters."
        className="h-full w-full"
      >
        <Sea box={box} old={old} />
        <g
          className={`ink ${dense ? 'dense' : ''}`}
          onKeyDown={(event) => onItemKey(event, names, () => onSelect(null))}
        >
          {crossed.backdrop !== '' && (
            <path d={crossed.backdrop} className={`backdrop ${highlight ? 'dimmed' : ''}`} />
          )}
          {crossed.tallies.map(({ datacenter, state, path }) => (
            <path
              key={datacenter}
              d={path}
              className={`tally tone-${pairTone(state)} ${highlight && !highlight.datacenters.has(datacenter) ? 'dimmed' : ''}`}
            />
          ))}
          {crossed.halves.map((half) => {
            const { start, control, end } = half.curve;
            if (!touchesView([start, control, end], view, box)) return null;
            const stand =
              selected === `pair:${half.key}`
                ? 'selected'
                : highlight === null || highlight.pairs.has(half.key)
                  ? 'plain'
                  : 'dimmed';
            return (
              <HalfBridge
                key={half.key}
                half={half}
                stand={stand}
                scale={signScale / view.k}
                onSelect={select}
              />
            );
          })}
          {crossed.fans.map((fan) => (
            <Fan
              key={`${fan.pattern.state} ${fan.pattern.datacenter}`}
              fan={fan}
              dimmed={highlight !== null && !highlight.datacenters.has(fan.pattern.datacenter)}
              scale={signScale / view.k}
              onSelect={select}
            />
          ))}
          {islands.map(({ datacenter, shape }) => (
            <Island
              key={datacenter.name}
              datacenter={datacenter}
              shape={shape}
              highlight={highlight}
              selected={selected}
              tabbable={datacenter.name === current}
              onSelect={select}
            />
          ))}
        </g>
      </ZoomPane>
      <Neatline box={box} />
      {cornerIsFree(ring, CORNER) && <Cartouche snapshot={snapshot} />}
      {crossed.notDrawn > 0 && <NotDrawn />}
      {crossed.notDrawn > 0 && view.k === 1 && <Middle snapshot={snapshot} />}
    </>
  );
}
