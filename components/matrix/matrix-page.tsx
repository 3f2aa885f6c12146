'use client';
import { PageFrame } from '../page-frame';
import { MatrixScreen } from './matrix-screen';

export function MatrixPage() {
  return <PageFrame ownVerdict>{(snapshot) => <MatrixScreen snapshot={snapshot} />}</PageFrame>;
}
