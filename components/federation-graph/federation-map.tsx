'use client';
import dynamic from 'next/dynamic';
import { useCallback, useMemo, type KeyboardEvent } from 'react';
import type { Facet } from '@/lib/graph/datacenter-filter';
import { highlightOf, highlightOfMatching, type Highlight } from '@/lib/graph/highlight';
import { isNarrow } from '@/lib/graph/layout';
import type { Box } from '@/lib/graph/point';
import { formatSelection, type Selection } from '@/lib/graph/selection';
import { cornerIsFree, largestZoom, touchesView, type View } from '@/lib/graph/viewport';
import type { Snapshot } from '@/lib/snapshot/types';
import { pairTone } from '../status/tone';
import { Cartouche } from './cartouche';
import { HalfBridge } from './half-bridge';
import { Island } from './island';
import { Neatline } from './neatline';
import { Sea } from './sea';
import type { ByDistance } from './use-by-distance';
import { useGeometry, useLayout } from './use-geometry';
import { nextStop } from './walk';
import { ZoomPane } from './zoom-pane';

// Fetched when they are first drawn: most maps are a plain ring.
const Rim = dynamic(() => import('./rim').then((m) => m.Rim), { ssr: false });
const Ranges = dynamic(() => import('./ranges').then((m) => m.Ranges), { ssr: false });
const Fan = dynamic(() => import('./extras').then((m) => m.Fan), { ssr: false });
const Middle = dynamic(() => import('./extras').then((m) => m.Middle), { ssr: false });
const Notes = dynamic(() => import('./extras').then((m) => m.Notes), { ssr: false });
const ApartFrame = dynamic(() => import('./apart-frame').then((m) => m.ApartFrame), { ssr: false });

type Props = {
  snapshot: Snapshot;
  box: Box;
  /** The layout whose distances are round-trip times; null: a ring. */
  byDistance: ByDistance | null;
  /** What datacenters that stand together on the ring have in common. */
  grouping: Facet | null;
  /** Those that fit the filter; null: all. */
  fitting: ReadonlySet<string> | null;
  /** Whether the others are not on the map at all, instead of quiet. */
  hidesOthers: boolean;
  view: View;
  onView: (view: View) => void;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
  /** Drawn as the past: stale, or Isthmus is away. */
  old: boolean;
};

/** Room of the title block, chart units. */
const CORNER: Box = { width: 270, height: 84 };
/** Beyond this many datacenters ways that are well are drawn quietly. */
const BUSY_FROM = 6;
/** Ways of one cause that are drawn one by one. */
const MOST_OF_CAUSE = 160;
const NONE: ReadonlySet<string> = new Set();

/** Arrow keys lead from item to item, Escape lets go. */
function onItemKey(event: KeyboardEvent<SVGGElement>, datacenters: readonly string[], letGo: () => void) {
  if (event.key === 'Escape') letGo();
  // With Shift the arrows move the chart.
  if (event.shiftKey) return;
  const here = (event.target as Element).closest<SVGGElement>('[data-item]');
  if (!here) return;
  const stopOf = ({ dataset }: SVGElement) => ({ item: dataset['item'] ?? '', home: dataset['home'] ?? '' });
  const all = [...event.currentTarget.querySelectorAll<SVGGElement>('[data-item]')];
  const next = nextStop(all.map(stopOf), datacenters, stopOf(here), event.key);
  if (next === null) return;
  event.preventDefault();
  all.find(({ dataset }) => dataset['item'] === next)?.focus({ preventScroll: true });
}

/** The federation as a chart: datacenters are islands, mesh gateways their piers, each ordered pair half a bridge. */
export function FederationMap(props: Props) {
  const {
    snapshot,
    box,
    byDistance,
    grouping,
    fitting,
    hidesOthers,
    view,
    onView,
    selection,
    onSelect,
    old,
  } = props;
  const { layout, groups } = useLayout(snapshot, box, byDistance, grouping, hidesOthers ? fitting : null);
  const names = useMemo(() => layout.places.map(({ name }) => name), [layout]);
  const chosen = useMemo(() => highlightOf(snapshot, selection), [snapshot, selection]);
  const sifted = useMemo(
    () => (fitting && !hidesOthers ? highlightOfMatching(fitting) : null),
    [fitting, hidesOthers],
  );
  const highlight: Highlight | null = chosen ?? sifted;
  const around =
    selection && 'datacenter' in selection ? selection.datacenter : (snapshot.primary ?? names[0] ?? '');
  const ranges = useMemo(
    () => (byDistance && 'unitsPerMs' in layout ? byDistance.rangeRings(layout, around) : null),
    [byDistance, layout, around],
  );
  const { islands, crossed, dense, signScale } = useGeometry(
    snapshot,
    layout,
    view,
    byDistance,
    // Of a cause, as many as an eye still reads; beyond, what they have in common.
    chosen && (selection?.kind !== 'finding' || chosen.pairs.size <= MOST_OF_CAUSE) ? chosen.pairs : NONE,
    highlight?.datacenters ?? null,
    ranges,
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
        largest={largestZoom(layout)}
        view={view}
        onView={onView}
        label="Map of the federation. Plus and minus zoom, arrow keys (on an item with Shift) move the map, 0 shows all of it; Tab leads to the datacenters."
        className="h-full w-full"
      >
        <Sea box={box} old={old} grid={!ranges} />
        {ranges && <Ranges ranges={ranges} scale={1 / view.k} />}
        {'apart' in layout && layout.apart && <ApartFrame {...layout.apart} />}
        {groups.length > 1 && <Rim layout={layout} groups={groups} />}
        <g
          className={`ink ${islands.length > BUSY_FROM ? 'busy' : ''} ${dense ? 'dense' : ''}`}
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
                : highlight === null
                  ? 'plain'
                  : highlight.pairs.has(half.key)
                    ? 'lit'
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
              wordScale={1 / view.k}
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
      {(layout.kind === 'distance' ? !isNarrow(box) && view.k <= 1.001 : cornerIsFree(layout, CORNER)) && (
        <Cartouche snapshot={snapshot} />
      )}
      {(byDistance !== null || crossed.notDrawn > 0) && (
        <Notes
          layout={layout}
          around={ranges?.around.name ?? null}
          isToScale={byDistance !== null}
          view={view}
          notDrawn={crossed.notDrawn}
        />
      )}
      {crossed.notDrawn > 0 && !chosen && view.k === 1 && (layout.kind === 'ring' || !isNarrow(box)) && (
        <Middle
          snapshot={snapshot}
          corner={layout.kind === 'distance'}
          counted={crossed.tallies.length > 0}
        />
      )}
    </>
  );
}
