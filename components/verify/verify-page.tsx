'use client';
import { PageFrame } from '../page-frame';
import { VerifyScreen } from './verify-screen';

/** The screen at `/verify`. */
export function VerifyPage() {
  return <PageFrame>{(snapshot) => <VerifyScreen snapshot={snapshot} />}</PageFrame>;
}
