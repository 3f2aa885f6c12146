'use client';
import { FederationScreen } from './federation-screen';
import { ViewSwitch } from './header/view-switch';
import { PageFrame } from './page-frame';

/** The screen at `/`. */
export function Dashboard() {
  return (
    <PageFrame ownVerdict controls={<ViewSwitch />}>
      {(snapshot) => <FederationScreen snapshot={snapshot} />}
    </PageFrame>
  );
}
