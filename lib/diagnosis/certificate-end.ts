import type { Server } from '@/lib/federation/types';

const DAY_MS = 86_400_000;

/**
 * Days before the end at which it becomes a warning and critical, as Consul's own telemetry has them (telemetry.certificate); of a
 * certificate that lives for a shorter time than they are made for, the last third and twelfth of its life.
 */
export const NEAR = {
  warning: { days: 30, ofLife: 1 / 3 },
  critical: { days: 7, ofLife: 1 / 12 },
} as const;

export type CertificateEnd = {
  iso: string;
  /** Epoch ms. */
  at: number;
  /** Negative when it has ended. */
  daysLeft: number;
  urgency: 'none' | 'warning' | 'critical' | 'ended';
};

/** When a server's certificate ends, as the path probe read it, else as the server's own metrics say; null when nobody told. `now` is epoch ms. */
export function certificateEnd({ certificate, metrics }: Server, now: number): CertificateEnd | null {
  const iso = certificate.known
    ? certificate.value.notAfter
    : metrics?.known
      ? metrics.value.certExpiresAt
      : null;
  const at = Date.parse(iso ?? '');
  if (iso === null || Number.isNaN(at)) return null;
  const life = certificate.known ? at - Date.parse(certificate.value.notBefore) : Infinity;
  const left = at - now;
  const isNear = ({ days, ofLife }: (typeof NEAR)['warning' | 'critical']) =>
    left < Math.min(days * DAY_MS, ofLife * life);
  const urgency =
    left <= 0 ? 'ended' : isNear(NEAR.critical) ? 'critical' : isNear(NEAR.warning) ? 'warning' : 'none';
  return { iso, at, daysLeft: left / DAY_MS, urgency };
}
