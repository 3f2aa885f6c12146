import type { Datacenter } from '@/lib/federation/types';
import type { Ground } from '../ground';
import type { StopSign } from '../types';

/** Looks for one danger in the datacenters that a procedure is about. Undefined: it has nothing to do with this procedure. */
export type SignOf = (ground: Ground, datacenters: readonly Datacenter[]) => StopSign | undefined;
