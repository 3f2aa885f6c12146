/** What the API said instead of an answer (RFC 9457), or that there was no answer: `status` is then null. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number | null,
    message: string,
    readonly detail: string | null = null,
  ) {
    super(message);
    this.name = 'ApiProblem';
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Reads a problem document; falls back to the status line when the body is something else (a proxy's page, say). */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const fields: Readonly<Record<string, unknown>> =
    typeof body === 'object' && body !== null ? { ...body } : {};
  const title = text(fields['title']) ?? `${response.status} ${response.statusText}`.trim();
  return new ApiProblem(response.status, title, text(fields['detail']));
}

/** `fetch`, with every way of failing as an ApiProblem. 304 counts as an answer. */
export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(path, { cache: 'no-store', ...init }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem(null, 'Isthmus does not answer');
  });
  if (response.ok || response.status === 304) return response;
  throw await problemOf(response);
}
