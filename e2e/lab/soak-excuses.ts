import { subjectParts } from '@/lib/diagnosis/subject';
import type { Finding } from '@/lib/snapshot/types';
import type { Lab } from './start-lab';

/** One server or gateway that is away for a moment, as in an upgrade. */
export type Restart = {
  name: string;
  datacenter: string;
  /** Its datacenter has no other, or it leads: for that moment the datacenter itself is out of order. */
  takesDatacenter: boolean;
};

type Found = Pick<Finding, 'severity' | 'title' | 'subject'>;

/**
 * Is it true of this restart? What is away may be named, as a warning. Critical is true only where the datacenter is
 * out of order with it; then whatever names that datacenter is excused.
 */
export function isTrueOf({ severity, title, subject }: Found, restart: Restart): boolean {
  const said = `${title} ${subjectParts(subject).join(' ')}`;
  if (restart.takesDatacenter) return said.includes(restart.datacenter);
  return severity !== 'critical' && said.includes(restart.name);
}

/** Every gateway, then every server, one by one. `leads` says which servers lead when their turn comes. */
export function restartsOf(lab: Pick<Lab, 'datacenters'>): readonly (Omit<Restart, 'takesDatacenter'> & {
  kind: 'gateway' | 'server';
  number: number;
  isOnly: boolean;
})[] {
  return (['gateway', 'server'] as const).flatMap((kind) =>
    lab.datacenters.flatMap(({ name: datacenter, gateways, servers }) => {
      const all = kind === 'gateway' ? gateways : servers;
      return all.map(({ name, number }) => ({ kind, datacenter, name, number, isOnly: all.length === 1 }));
    }),
  );
}
