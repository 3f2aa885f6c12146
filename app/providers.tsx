'use client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider } from 'next-themes';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { useState, type ReactNode } from 'react';
import { PaletteSwitch } from '@/components/settings/palette-switch';
import { LiveProvider } from '@/components/snapshot/live-provider';

const OPTIONS = { defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } };

/** One query client, one stream of events, one theme for the whole page. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  const [client] = useState(() => new QueryClient(OPTIONS));
  return (
    <ThemeProvider attribute="data-theme" defaultTheme="system" enableSystem nonce={nonce}>
      <NuqsAdapter>
        <QueryClientProvider client={client}>
          <PaletteSwitch />
          <LiveProvider>{children}</LiveProvider>
        </QueryClientProvider>
      </NuqsAdapter>
    </ThemeProvider>
  );
}
