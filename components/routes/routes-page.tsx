'use client';
import { PageFrame } from '../page-frame';
import { RoutesScreen } from './routes-screen';

/** The screen at `/routes`. */
export function RoutesPage() {
  return <PageFrame>{(snapshot) => <RoutesScreen snapshot={snapshot} />}</PageFrame>;
}
