'use client';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { View } from '@/lib/graph/viewport';
import { ZoomButtons } from './zoom-buttons';
import type { Zooming } from './zooming';

type Props = {
  width: number;
  height: number;
  largest: number;
  view: View;
  onView: (view: View) => void;
  label: string;
  className?: string;
  children: ReactNode;
};

/** After a gesture the chart is drawn anew, sharp and with the detail of its magnification. */
const SHARP_AFTER_MS = 150;
const STEP = 1.5;
const PAN_PX = 60;
const EDGE_PX = 20;

/** What is focused by keyboard comes into view: the chart moves, since the browser would scroll its frame instead. */
function wayIntoView(item: DOMRect, pane: DOMRect): { x: number; y: number } {
  const along = (from: number, to: number, low: number, high: number): number =>
    to - from > high - low ? (low + high - from - to) / 2 : Math.max(0, low - from) + Math.min(0, high - to);
  return {
    x: along(item.left, item.right, pane.left + EDGE_PX, pane.right - EDGE_PX),
    y: along(item.top, item.bottom, pane.top + EDGE_PX, pane.bottom - EDGE_PX),
  };
}

/** Moves its content. During a gesture only a promoted layer moves; React draws once it has come to rest. */
export function ZoomPane({ width, height, largest, view, onView, label, className = '', children }: Props) {
  const layer = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  /** null until its code is there: the chart is drawn before it can be moved. */
  const zooming = useRef<Zooming | null>(null);
  /** What was asked for before it was there: nobody presses a button for nothing. */
  const waiting = useRef<((zooming: Zooming) => void)[]>([]);
  const drawn = useRef(view);
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** Where a gesture has led to and nothing is drawn yet. */
  const moving = useRef<View | null>(null);

  const moveLayer = useCallback(({ x, y, k }: View) => {
    const scale = k / drawn.current.k;
    if (!layer.current) return;
    layer.current.style.willChange = 'transform';
    layer.current.style.transform = `translate(${x - drawn.current.x * scale}px, ${y - drawn.current.y * scale}px) scale(${scale})`;
  }, []);

  useEffect(() => {
    const pane = frame.current;
    if (!pane) return;
    let isOver = false;
    const onMove = (moved: View) => {
      moveLayer(moved);
      clearTimeout(settle.current);
      moving.current = moved;
      settle.current = setTimeout(rest, SHARP_AFTER_MS);
    };
    const rest = () => {
      if (moving.current) onView(moving.current);
      moving.current = null;
    };
    void import('./zooming').then(({ startZooming }) => {
      if (isOver) return;
      zooming.current = startZooming(pane, { width, height, largest, onMove });
      zooming.current.take(drawn.current);
      for (const act of waiting.current.splice(0)) act(zooming.current);
    });
    return () => {
      isOver = true;
      clearTimeout(settle.current);
      // In mid-gesture the box has changed: what was on its way is drawn now. A pane that has gone draws nothing more.
      if (pane.isConnected) rest();
      zooming.current?.end();
      zooming.current = null;
    };
  }, [width, height, largest, onView, moveLayer]);

  useLayoutEffect(() => {
    drawn.current = view;
    zooming.current?.take(view);
    if (!layer.current) return;
    layer.current.style.transform = '';
    layer.current.style.willChange = '';
  }, [view]);

  const act = (what: (zooming: Zooming) => void): void => {
    if (zooming.current) what(zooming.current);
    else waiting.current.push(what);
  };
  const zoomBy = (factor: number) => act((to) => to.scaleBy(factor));
  const panBy = (x: number, y: number) => act((to) => to.panBy(x, y));
  const showAll = () => act((to) => to.showAll());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // On an item the arrows walk from item to item; with Shift they move the chart from wherever.
    const moves = event.target === frame.current || event.shiftKey;
    const keys: Readonly<Record<string, (() => void) | false>> = {
      '+': () => zoomBy(STEP),
      '=': () => zoomBy(STEP),
      '-': () => zoomBy(1 / STEP),
      '0': showAll,
      ArrowLeft: moves && (() => panBy(PAN_PX, 0)),
      ArrowRight: moves && (() => panBy(-PAN_PX, 0)),
      ArrowUp: moves && (() => panBy(0, PAN_PX)),
      ArrowDown: moves && (() => panBy(0, -PAN_PX)),
    };
    const move = keys[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  const onFocus = ({ target }: FocusEvent) => {
    const pane = frame.current;
    if (!pane || target === pane || !target.matches(':focus-visible')) return;
    pane.scrollTo(0, 0);
    if (drawn.current.k <= 1.001) return;
    const { x, y } = wayIntoView(target.getBoundingClientRect(), pane.getBoundingClientRect());
    if (x !== 0 || y !== 0) panBy(x, y);
  };

  return (
    <div className={`relative ${className}`} onKeyDown={onKeyDown} onFocus={onFocus}>
      <div
        ref={frame}
        className="chart h-full w-full overflow-hidden"
        tabIndex={0}
        role="group"
        aria-label={label}
      >
        <div ref={layer} className="h-full w-full origin-top-left">
          <svg width={width} height={height} role="group" aria-label="Chart">
            <g transform={`translate(${view.x},${view.y}) scale(${view.k})`}>{children}</g>
          </svg>
        </div>
      </div>
      <ZoomButtons
        onIn={() => zoomBy(STEP)}
        onOut={() => zoomBy(1 / STEP)}
        onAll={showAll}
        zoomed={view.k > 1.001}
      />
    </div>
  );
}
