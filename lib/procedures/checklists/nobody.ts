import type { Datacenter } from '@/lib/federation/types';
import { unseen } from './step';
import type { Part } from './types';

/** The parts of a datacenter, or one that says that there is none to look at. */
export function partsOf(
  datacenter: Datacenter | undefined,
  role: 'primary' | 'secondary',
  parts: (datacenter: Datacenter) => readonly Part[],
): readonly Part[] {
  if (datacenter) return parts(datacenter);
  return [
    unseen(
      role === 'primary'
        ? 'No datacenter is seen yet.'
        : 'No second datacenter is seen yet: add the address of one of its servers to the configuration of Isthmus, and its steps tick themselves.',
    ),
  ];
}
