import type { Selection } from '@/lib/graph/selection';
import type { Subject } from '@/lib/snapshot/types';

/** Where on the map a subject is; null for the federation as a whole. */
export function subjectSelection(subject: Subject): Selection | null {
  switch (subject.kind) {
    case 'federation':
      return null;
    case 'mesh-gateway':
      return { kind: 'gateway', datacenter: subject.datacenter, gateway: subject.meshGateway };
    case 'vantage':
      return subject.datacenter === null ? null : { kind: 'datacenter', datacenter: subject.datacenter };
    default:
      return subject;
  }
}
