import { type NextRequest, NextResponse } from 'next/server';
import { misledRule } from './lib/server/no-such-rule';
import { contentSecurityPolicy } from './lib/server/security-headers';

/**
 * Gives every page a nonce of its own; the other security headers are put on every answer by the server (lib/cli/serve.ts). The page
 * of a rule that does not exist is answered as any address without a page: a page that turns out not to exist while it is drawn cannot
 * load the script of the Trusted Types before the others.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  const { pathname } = request.nextUrl;
  // Whatever a client sends under these names is overwritten: Next takes the nonce, and the 404 page its address, from here.
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set('x-path', pathname);
  const elsewhere = misledRule(pathname);
  const response =
    elsewhere === null
      ? NextResponse.next({ request: { headers } })
      : NextResponse.rewrite(new URL(elsewhere, request.url), { request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('cache-control', 'no-store');
  return response;
}

export const config = { matcher: '/((?!api/|_next/|healthz|readyz).*)' };
