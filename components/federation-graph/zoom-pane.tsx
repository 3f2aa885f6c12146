'use client';
import {
  select,
  zoom,
  zoomIdentity,
  zoomTransform,
  type D3ZoomEvent,
  type ZoomBehavior,
  type ZoomTransform,
} from 'd3';
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

/** One finger and the plain wheel scroll the page; two fingers, Ctrl + wheel and dragging move the chart. */
function isOurs(event: Event): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent) return event.touches.length > 1;
  return event instanceof MouseEvent ? event.button === 0 : true;
}

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
  const behaviour = useRef<ZoomBehavior<HTMLDivElement, unknown> | null>(null);
  const drawn = useRef(view);
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** While the view is taken over that was set from outside: no gesture. */
  const isTaking = useRef(false);

  const takeOver = useCallback(() => {
    const pane = frame.current;
    if (!pane || !behaviour.current) return;
    const { x, y, k } = drawn.current;
    const now = zoomTransform(pane);
    if (Math.abs(now.k - k) < 1e-3 && Math.hypot(now.x - x, now.y - y) < 0.5) return;
    isTaking.current = true;
    behaviour.current.transform(select(pane), zoomIdentity.translate(x, y).scale(k));
    isTaking.current = false;
  }, []);

  const moveLayer = useCallback(({ x, y, k }: ZoomTransform) => {
    const scale = k / drawn.current.k;
    if (!layer.current) return;
    layer.current.style.willChange = 'transform';
    layer.current.style.transform = `translate(${x - drawn.current.x * scale}px, ${y - drawn.current.y * scale}px) scale(${scale})`;
  }, []);

  useEffect(() => {
    const pane = frame.current;
    if (!pane) return;
    const made = zoom<HTMLDivElement, unknown>()
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
      .on('zoom', ({ transform }: D3ZoomEvent<HTMLDivElement, unknown>) => {
        if (isTaking.current) return;
        moveLayer(transform);
        clearTimeout(settle.current);
        settle.current = setTimeout(
          () => onView({ x: transform.x, y: transform.y, k: transform.k }),
          SHARP_AFTER_MS,
        );
      });
    behaviour.current = made;
    const bound = select(pane).call(made).on('dblclick.zoom', null);
    takeOver();
    return () => {
      clearTimeout(settle.current);
      bound.on('.zoom', null);
    };
  }, [width, height, largest, onView, moveLayer, takeOver]);

  useLayoutEffect(() => {
    drawn.current = view;
    takeOver();
    if (!layer.current) return;
    layer.current.style.transform = '';
    layer.current.style.willChange = '';
  }, [view, takeOver]);

  const zoomBy = (factor: number) => {
    if (frame.current) behaviour.current?.scaleBy(select(frame.current), factor);
  };
  const panBy = (x: number, y: number) => {
    if (!frame.current) return;
    const { k } = zoomTransform(frame.current);
    behaviour.current?.translateBy(select(frame.current), x / k, y / k);
  };
  const showAll = () => {
    if (frame.current) behaviour.current?.transform(select(frame.current), zoomIdentity);
  };
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
