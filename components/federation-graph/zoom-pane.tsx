'use client';
import { select, zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior, type ZoomTransform } from 'd3';
import { useCallback, useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
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

/** One finger and the plain wheel scroll the page; two fingers, Ctrl + wheel and dragging move the chart. */
function isOurs(event: Event): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent) return event.touches.length > 1;
  return event instanceof MouseEvent ? event.button === 0 : true;
}

/** Moves its content. During a gesture only a promoted layer moves; React draws once it has come to rest. */
export function ZoomPane({ width, height, largest, view, onView, label, className = '', children }: Props) {
  const layer = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const behaviour = useRef<ZoomBehavior<HTMLDivElement, unknown> | null>(null);
  const drawn = useRef(view);
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);

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
        moveLayer(transform);
        clearTimeout(settle.current);
        settle.current = setTimeout(
          () => onView({ x: transform.x, y: transform.y, k: transform.k }),
          SHARP_AFTER_MS,
        );
      });
    behaviour.current = made;
    const bound = select(pane).call(made).on('dblclick.zoom', null);
    return () => {
      clearTimeout(settle.current);
      bound.on('.zoom', null);
    };
  }, [width, height, largest, onView, moveLayer]);

  useLayoutEffect(() => {
    drawn.current = view;
    if (!layer.current) return;
    layer.current.style.transform = '';
    layer.current.style.willChange = '';
  }, [view]);

  const zoomBy = (factor: number) => {
    if (frame.current) behaviour.current?.scaleBy(select(frame.current), factor);
  };
  const panBy = (x: number, y: number) => {
    const scale = drawn.current.k;
    if (frame.current) behaviour.current?.translateBy(select(frame.current), x / scale, y / scale);
  };
  const showAll = () => {
    if (frame.current) behaviour.current?.transform(select(frame.current), zoomIdentity);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onPane = event.target === frame.current;
    const keys: Readonly<Record<string, (() => void) | false>> = {
      '+': () => zoomBy(STEP),
      '=': () => zoomBy(STEP),
      '-': () => zoomBy(1 / STEP),
      '0': showAll,
      ArrowLeft: onPane && (() => panBy(PAN_PX, 0)),
      ArrowRight: onPane && (() => panBy(-PAN_PX, 0)),
      ArrowUp: onPane && (() => panBy(0, PAN_PX)),
      ArrowDown: onPane && (() => panBy(0, -PAN_PX)),
    };
    const move = keys[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  return (
    <div className={`relative ${className}`} onKeyDown={onKeyDown}>
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
