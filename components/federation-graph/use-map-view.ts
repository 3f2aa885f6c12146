'use client';
import { useCallback, useMemo } from 'react';
import type { Box } from '@/lib/graph/point';
import { viewOf, WHOLE, zoomOf, type View } from '@/lib/graph/viewport';
import { useZoom } from './map-params';

/** What of the chart is on screen, as the address of the page has it: the same part on any size of screen. */
export function useMapView(box: Box): [View, (view: View) => void] {
  const [zoom, setZoom] = useZoom();
  const view = useMemo(() => (zoom ? viewOf(zoom, box) : WHOLE), [zoom, box]);
  const setView = useCallback((next: View) => void setZoom(zoomOf(next, box)), [setZoom, box]);
  return [view, setView];
}
