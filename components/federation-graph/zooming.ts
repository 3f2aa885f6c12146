import { select, zoom, zoomIdentity, zoomTransform, type D3ZoomEvent } from 'd3';
import type { View } from '@/lib/graph/viewport';

type Options = {
  /** Of the chart, px. */
  width: number;
  height: number;
  /** The largest magnification. */
  largest: number;
  /** At every step of a gesture, in px of the screen. */
  onMove: (view: View) => void;
};

/** What moves a chart, until it is ended. */
export type Zooming = {
  /** Takes over a view that was set from outside: no gesture. */
  take: (view: View) => void;
  scaleBy: (factor: number) => void;
  /** By px of the screen. */
  panBy: (x: number, y: number) => void;
  showAll: () => void;
  end: () => void;
};

/** One finger and the plain wheel scroll the page; two fingers, Ctrl + wheel and dragging move the chart. */
function isOurs(event: Event): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent) return event.touches.length > 1;
  return event instanceof MouseEvent ? event.button === 0 : true;
}

/** Gestures on a pane. Fetched after the chart is drawn, since most of d3 is for them. */
export function startZooming(pane: HTMLDivElement, { width, height, largest, onMove }: Options): Zooming {
  let isTaking = false;
  const behaviour = zoom<HTMLDivElement, unknown>()
    .filter(isOurs)
    .extent([
      [0, 0],
      [width, height],
    ])
    .translateExtent([
      [-width * 0.25, -height * 0.25],
      [width * 1.25, height * 1.25],
    ])
    .scaleExtent([1, largest])
    .on('zoom', ({ transform: { x, y, k } }: D3ZoomEvent<HTMLDivElement, unknown>) => {
      if (!isTaking) onMove({ x, y, k });
    });
  const bound = select(pane).call(behaviour).on('dblclick.zoom', null);
  return {
    take: ({ x, y, k }) => {
      const now = zoomTransform(pane);
      if (Math.abs(now.k - k) < 1e-3 && Math.hypot(now.x - x, now.y - y) < 0.5) return;
      isTaking = true;
      behaviour.transform(bound, zoomIdentity.translate(x, y).scale(k));
      isTaking = false;
    },
    scaleBy: (factor) => behaviour.scaleBy(bound, factor),
    panBy: (x, y) => {
      const { k } = zoomTransform(pane);
      behaviour.translateBy(bound, x / k, y / k);
    },
    showAll: () => behaviour.transform(bound, zoomIdentity),
    end: () => bound.on('.zoom', null),
  };
}
