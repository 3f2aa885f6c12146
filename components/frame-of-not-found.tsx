'use client';
import { lazy, Suspense, type ReactNode } from 'react';

const Frame = lazy(() => import('./frame').then((m) => ({ default: m.Frame })));

/** The frame of the page for what is not found: that page is part of every other one, and its code would be loaded with each of them. */
export function FrameOfNotFound({ children }: { children: ReactNode }) {
  return (
    <Suspense>
      <Frame>{children}</Frame>
    </Suspense>
  );
}
