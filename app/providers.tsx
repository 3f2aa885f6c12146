'use client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider } from 'next-themes';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { useState, type ReactNode } from 'react';
import { Played } from '@/components/bands/demo-mark';
import { PaletteSwitch } from '@/components/settings/palette-switch';
import { LiveProvider } from '@/components/snapshot/live-provider';

const OPTIONS = { defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } };

type Props = { nonce: string; played: boolean; children: ReactNode };

/** One query client, one stream of events, one theme for the whole page. `played`: it is the demo federation that runs. */
export function Providers({ nonce, played, children }: Props) {
  const [client] = useState(() => new QueryClient(OPTIONS));
  return (
    <ThemeProvider attribute="data-theme" defaultTheme="system" enableSystem nonce={nonce}>
      <NuqsAdapter>
        <QueryClientProvider client={client}>
          <PaletteSwitch />
          <LiveProvider>
            <Played value={played}>{children}</Played>
          </LiveProvider>
        </QueryClientProvider>
      </NuqsAdapter>
    </ThemeProvider>
  );
}
