import type { Page } from '@playwright/test';
import type { RevisionEvent, Snapshot } from '@/lib/snapshot/types';

export const SNAPSHOT = '**/api/v1/snapshot';

type Told = {
  snapshot: Snapshot;
  /** ISO 8601 of the newest answer of any agent. */
  observedAt: string;
  /** lost: the stream of events breaks as soon as the page is drawn, and the API answers once only. */
  connection?: 'live' | 'lost';
  event?: Partial<RevisionEvent>;
};

/** The event that announces a snapshot, as the server would send it. */
const eventOf = ({ snapshot, observedAt, event }: Told): RevisionEvent => ({
  revision: snapshot.revision,
  takenAt: snapshot.takenAt,
  observedAt,
  source: snapshot.source,
  status: snapshot.status,
  headline: snapshot.headline,
  since: snapshot.takenAt,
  before: null,
  build: 'test',
  staleAfterMs: 30_000,
  ...event,
});

/** The page is told this snapshot and nothing else, of this age. Before `goto`. */
export async function tell(page: Page, told: Told): Promise<void> {
  const { snapshot, observedAt, connection = 'live' } = told;
  let answers = 0;
  await page.route(SNAPSHOT, (route) =>
    connection === 'lost' && ++answers > 1
      ? route.abort()
      : route.fulfill({ json: snapshot, headers: { 'isthmus-observed-at': observedAt } }),
  );
  await page.addInitScript(
    ([event, lost]) => {
      window.EventSource = class extends EventTarget {
        static readonly CLOSED = 2;
        readonly readyState = 1;
        constructor() {
          super();
          setTimeout(() => {
            this.dispatchEvent(new Event('open'));
            this.dispatchEvent(new MessageEvent('revision', { data: JSON.stringify(event) }));
          });
          if (lost) setTimeout(() => this.dispatchEvent(new Event('error')), 300);
        }
        close() {}
      } as unknown as typeof EventSource; // only what the page uses of it
    },
    [eventOf(told), connection === 'lost'] as const,
  );
}
