import type { Subject } from './types';

/** What names a subject, outermost first. */
export function subjectParts(subject: Subject): readonly string[] {
  switch (subject.kind) {
    case 'federation':
      return ['federation'];
    case 'datacenter':
      return [subject.datacenter];
    case 'server':
      return [subject.datacenter, subject.server];
    case 'mesh-gateway':
      return [subject.datacenter, subject.meshGateway];
    case 'pair':
      return [subject.from, subject.to];
    case 'vantage':
      return [subject.vantage];
  }
}

/** Datacenters a subject lies in or joins; none for the federation itself. */
export function subjectDatacenters(subject: Subject): readonly string[] {
  switch (subject.kind) {
    case 'federation':
      return [];
    case 'pair':
      return [subject.from, subject.to];
    case 'vantage':
      return subject.datacenter === null ? [] : [subject.datacenter];
    default:
      return [subject.datacenter];
  }
}

/** `<rule>/<subject parts>`, each part percent-encoded: lossless, and safe in a URL whatever Consul's names hold. */
export function findingId(rule: string, subject: Subject): string {
  const parts = subjectParts(subject).map((part) =>
    encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD')),
  );
  return [rule, ...parts].join('/');
}
