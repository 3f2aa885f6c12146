'use client';
import { useTheme } from 'next-themes';
import { useLayoutEffect, useRef } from 'react';
import type { MatrixLayer } from '@/lib/graph/matrix';
import type { LayerState, PairState, Snapshot } from '@/lib/snapshot/types';
import { paletteChoice } from '../settings/choices';
import { layerTone, layerWord, pairTone, type Tone } from '../status/tone';
import { readColours } from './matrix-colours';
import { paintCell } from './paint-cell';
import { slowestOf } from './paint-matrix';

const PAIRS: readonly PairState[] = ['connected', 'degraded', 'recovering', 'disconnected', 'unknown'];
const LAYERS: readonly LayerState[] = ['good', 'partial', 'bad', 'unknown', 'not-applicable'];
const SIZE = 18;

/** One cell, as the matrix has it. */
function Cell({ tone }: { tone: Tone }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { resolvedTheme } = useTheme();
  const palette = paletteChoice.use();
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !canvas.current) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.current.width = canvas.current.height = Math.round(SIZE * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintCell(context, tone, 0, 0, SIZE, readColours(canvas.current));
  }, [tone, resolvedTheme, palette]);
  return <canvas ref={canvas} style={{ width: SIZE, height: SIZE }} aria-hidden="true" />;
}

/** What the cells of this layer mean; always in view. */
export function MatrixLegend({ snapshot, layer }: { snapshot: Snapshot; layer: MatrixLayer }) {
  const entries =
    layer === 'state'
      ? PAIRS.map((state) => [pairTone(state), state] as const)
      : LAYERS.map((state) => [layerTone(state), layerWord(state)] as const);
  return (
    <section
      aria-label="Legend"
      className="flex flex-wrap items-center gap-x-5 gap-y-1.5 border-t border-line bg-panel px-4 py-2 text-xs text-ink-soft lg:px-6"
    >
      {layer === 'roundTrip' ? (
        <>
          <span className="figures inline-flex items-center gap-2">
            0 ms
            <span
              aria-hidden="true"
              className="h-3 w-28 rounded-sm bg-linear-to-r from-accent/6 to-accent/60"
            />
            {Math.round(slowestOf(snapshot))} ms, the slowest
          </span>
          <span className="inline-flex items-center gap-1.5">
            <Cell tone="unknown" /> not known
          </span>
        </>
      ) : (
        entries.map(([tone, word]) => (
          <span key={word} className="inline-flex items-center gap-1.5 whitespace-nowrap">
            <Cell tone={tone} /> {word}
          </span>
        ))
      )}
    </section>
  );
}
