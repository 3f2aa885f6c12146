/** RFC 9457 problem: `detail` is a plain sentence for people, with the way out. */
export function problem(
  status: number,
  title: string,
  detail: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail }), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
  });
}

/** The answer of every read before the first snapshot. */
export function notYet(): Response {
  return problem(
    503,
    'No snapshot yet',
    'The first round of reads is not finished. It takes a few seconds after the start, at most 12.',
    { 'retry-after': '1' },
  );
}
