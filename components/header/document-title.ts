import type { Snapshot } from '@/lib/snapshot/types';

/** The browser tab: state first, since tabs are narrow. */
export function documentTitle({
  status,
  headline,
  source,
}: Pick<Snapshot, 'status' | 'headline' | 'source'>): string {
  const demo = source === 'demo' ? 'DEMO · ' : '';
  return `${demo}${status.toUpperCase()}: ${headline} · Isthmus`;
}
