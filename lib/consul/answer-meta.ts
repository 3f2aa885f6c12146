import type { AnswerMeta } from './types';

export type AnswerHeaders = { readonly [name: string]: string | string[] | undefined };

/** The first value of a header; names in lower case, as undici gives them. */
export function headerOf(headers: AnswerHeaders, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Consul's remarks in the headers of an answer (agent/http.go setMeta). The index stays text: it is 64-bit. */
export function readAnswerMeta(headers: AnswerHeaders): AnswerMeta {
  const index = headerOf(headers, 'x-consul-index');
  const knownLeader = headerOf(headers, 'x-consul-knownleader');
  const lastContact = headerOf(headers, 'x-consul-lastcontact');
  return {
    index: index !== null && /^\d{1,20}$/.test(index) ? index : null,
    knownLeader: knownLeader === 'true' ? true : knownLeader === 'false' ? false : null,
    lastContactMs: lastContact !== null && /^\d{1,15}$/.test(lastContact) ? Number(lastContact) : null,
    filteredByAcls: headerOf(headers, 'x-consul-results-filtered-by-acls') === 'true',
    ...dateOf(headerOf(headers, 'date')),
  };
}

/** Only the form that HTTP prescribes: other texts would be read differently from machine to machine. */
function dateOf(text: string | null): { date?: number } {
  const date = Date.parse(
    /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/.test(text ?? '') ? (text ?? '') : '',
  );
  return Number.isNaN(date) ? {} : { date };
}
