import type { RevisionEvent } from '@/lib/snapshot/types';
import { notYet } from './problem';
import type { Live } from './types';

const HEARTBEAT_MS = 15_000;
/** A viewer who does not read is let go when this much waits for it, bytes; it reconnects by itself. */
const MOST_WAITING = 256 * 1024;

const text = new TextEncoder();
/** JSON has no raw line break, the event name is a constant: nothing from Consul can forge a frame. */
const frame = (event: RevisionEvent) => text.encode(`event: revision\ndata: ${JSON.stringify(event)}\n\n`);

/** `GET /api/v1/events`: server-sent events with revision, freshness and summary; the body is then fetched by ETag. */
export function eventsResponse(request: Request, live: Live | null): Response {
  if (!live) return notYet();
  let stop = () => {};
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (bytes: Uint8Array) => {
          if (controller.desiredSize === null || controller.desiredSize < -MOST_WAITING) stop();
          else controller.enqueue(bytes);
        };
        const unsubscribe = live.subscribe((event) => send(frame(event)));
        const heartbeat = setInterval(() => send(text.encode(': alive\n\n')), HEARTBEAT_MS);
        // Both the request's signal and the stream's cancel may come, in any order, or only one of them.
        let stopped = false;
        stop = () => {
          if (stopped) return;
          stopped = true;
          unsubscribe();
          clearInterval(heartbeat);
          live.closing.removeEventListener('abort', stop);
          request.signal.removeEventListener('abort', stop);
          try {
            controller.close();
          } catch {
            // Already closed by the viewer.
          }
        };
        live.closing.addEventListener('abort', stop);
        request.signal.addEventListener('abort', stop);
        if (live.closing.aborted || request.signal.aborted) {
          stop();
          return;
        }
        send(text.encode(`retry: ${3_000}\n\n`));
        const now = live.event();
        if (now) send(frame(now));
      },
      cancel: () => stop(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 16 * 1024 }),
  );
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
