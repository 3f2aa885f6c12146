import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { DemoBand } from '@/components/bands/demo-mark';
import { live } from '@/lib/server/live';
import { inter, jetbrains } from './fonts';
import './globals.css';
import { Providers } from './providers';

/** Every response has a nonce of its own, so no page is made beforehand. */
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: 'Isthmus',
  description: 'Topology and health of a Consul WAN federation, on one map',
  icons: { icon: '/icon.svg' },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1b28' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? '';
  return (
    <html lang="en" className={`${inter.variable} ${jetbrains.variable}`} suppressHydrationWarning>
      <head>
        {/* Not async: it must stand before the bundler's loader fetches its first chunk. */}
        <script src="/trusted-types.js" nonce={nonce} />
      </head>
      <body className="antialiased">
        <Providers nonce={nonce} played={Boolean(live()?.demo)}>
          <div data-above="band">
            <DemoBand />
          </div>
          {children}
        </Providers>
      </body>
    </html>
  );
}
