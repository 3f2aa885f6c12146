import type { Server } from '@/lib/federation/types';

/** When a server's certificate ends, as the path probe read it, else as the server's own metrics say; null when nobody told. */
export function certificateEnd({ certificate, metrics }: Server): { iso: string; at: number } | null {
  const iso = certificate.known
    ? certificate.value.notAfter
    : metrics?.known
      ? metrics.value.certExpiresAt
      : null;
  const at = Date.parse(iso ?? '');
  return iso === null || Number.isNaN(at) ? null : { iso, at };
}
