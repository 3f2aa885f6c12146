import type { RevisionEvent } from '@/lib/snapshot/types';

/** connecting: not yet; live: events arrive; lost: the browser is trying again by itself. */
export type Connection = 'connecting' | 'live' | 'lost';

type Listener = { onEvent: (event: RevisionEvent) => void; onConnection: (connection: Connection) => void };

/** How long a closed stream (an error answer: the browser gives up on it) waits before a new one, ms. */
const REOPEN_MS = 5000;

function parseEvent(text: string): RevisionEvent | null {
  try {
    const event = JSON.parse(text) as RevisionEvent | null;
    return typeof event?.revision === 'string' ? event : null;
  } catch {
    return null;
  }
}

/** Listens to `/api/v1/events`. Returns what ends it. */
export function listen({ onEvent, onConnection }: Listener): () => void {
  let source: EventSource | null = null;
  let reopen: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource('/api/v1/events');
    source.addEventListener('open', () => onConnection('live'));
    source.addEventListener('revision', ({ data }: MessageEvent<string>) => {
      const event = parseEvent(data);
      if (event) onEvent(event);
    });
    source.addEventListener('error', () => {
      onConnection('lost');
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(reopen);
      reopen = setTimeout(open, REOPEN_MS);
    });
  };
  open();
  return () => {
    clearTimeout(reopen);
    source?.close();
  };
}
