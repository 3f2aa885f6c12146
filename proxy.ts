import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy, SECURITY_HEADERS } from './lib/server/security-headers';

/** Puts the security headers on every answer, and a nonce of its own on every page. Decides nothing else. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  // Whatever a client sends under these names is overwritten: Next takes the nonce from here.
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  for (const [name, value] of SECURITY_HEADERS) response.headers.set(name, value);
  return response;
}

export const config = { matcher: '/:path*' };
