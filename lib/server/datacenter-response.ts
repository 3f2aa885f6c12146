import { means } from '@/lib/graph/address';
import { toDatacenterDetail } from '@/lib/snapshot/datacenter-detail';
import { json } from './json';
import { notYet, problem } from './problem';
import type { Live } from './types';

/** `GET /api/v1/datacenters/<name>`: what the snapshot leaves out of one datacenter, always of this moment. `segment` is still percent-encoded or not. */
export function datacenterResponse(segment: string, live: Live | null): Response {
  const taken = live?.taken();
  if (!taken) return notYet();
  const { datacenters } = taken.federation;
  const datacenter =
    datacenters.find(({ name }) => name === segment) ?? datacenters.find(({ name }) => means(segment, name));
  if (!datacenter)
    return problem(404, 'No such datacenter', 'GET /api/v1/snapshot lists the datacenters by name.');
  return json(toDatacenterDetail(taken.federation, datacenter));
}
