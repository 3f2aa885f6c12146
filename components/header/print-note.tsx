'use client';
import { useFreshness } from '../snapshot/use-freshness';

/** On paper only: of what moment it is, to the second and with the date, and from which address. */
export function PrintNote() {
  const freshness = useFreshness();
  if (freshness.kind === 'never') return null;
  const moment = new Date(freshness.observedAt).toISOString().replace('T', ' ').slice(0, 19);
  return (
    <p className="hidden max-w-[28rem] text-right text-xs wrap-anywhere text-ink-soft print:block">
      data of {moment} UTC
      <br />
      {window.location.href}
    </p>
  );
}
