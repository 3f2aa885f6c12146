import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from './lib/server/security-headers';

/**
 * Gives every page a nonce of its own; the other security headers are put on every answer by the server (lib/cli/serve.ts). It leads
 * nothing elsewhere: what Next takes for another address than its own it asks for over the network (a TLS proxy in front, a port
 * chosen by the system).
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  // Whatever a client sends under these names is overwritten: Next takes the nonce, and the 404 page its address, from here.
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set('x-path', request.nextUrl.pathname);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('cache-control', 'no-store');
  return response;
}

export const config = { matcher: '/((?!api/|_next/|healthz|readyz).*)' };
