'use client';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { RevisionEvent } from '@/lib/snapshot/types';
import { listen, type Connection } from './live-events';
import { snapshotQuery } from './snapshot-query';

export type Live = { connection: Connection; event: RevisionEvent | null };

const LiveContext = createContext<Live>({ connection: 'connecting', event: null });

export const useLive = (): Live => useContext(LiveContext);

/** Holds the one stream of events of this page; a new revision makes the snapshot be read again. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [live, setLive] = useState<Live>({ connection: 'connecting', event: null });

  useEffect(
    () =>
      listen({
        onConnection: (connection) => {
          setLive((before) => (before.connection === connection ? before : { ...before, connection }));
          // Whatever was missed meanwhile, and, when lost, whether Isthmus still answers at all.
          void client.invalidateQueries({ queryKey: snapshotQuery.queryKey });
        },
        onEvent: (event) => {
          setLive({ connection: 'live', event });
          const shown = client.getQueryData(snapshotQuery.queryKey)?.snapshot.revision;
          if (shown !== event.revision) void client.invalidateQueries({ queryKey: snapshotQuery.queryKey });
        },
      }),
    [client],
  );

  return <LiveContext value={live}>{children}</LiveContext>;
}
