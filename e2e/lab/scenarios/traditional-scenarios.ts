import { TRADITIONAL as needs } from './needs';
import type { Scenario } from './scenario';

/** Faults of a federation without mesh gateways. */
export const traditionalScenarios: readonly Scenario[] = [
  {
    name: 'traditional-only-server-killed',
    needs,
    inject: (lab) => lab.faults.killServer('dc3', 1),
    expect: { causes: ['S1'], names: ['dc3-s1'] },
  },
  {
    name: 'traditional-8300-blocked',
    needs,
    inject: (lab) => lab.faults.blockServerPort('dc2', 'dc3', 8300, ['tcp']),
    expect: { causes: ['N3'], names: ['dc2', 'dc3'] },
  },
  {
    name: 'traditional-8302-blocked',
    needs,
    inject: (lab) => lab.faults.blockGossip('dc3'),
    expect: { causes: ['N4'], names: ['dc3'] },
    fresh: true,
  },
  {
    name: 'traditional-udp-8302-blocked',
    needs,
    inject: (lab) => lab.faults.blockServerPort('dc2', 'dc3', 8302, ['udp']),
    expect: {
      unseen: 'gossip falls back to TCP, and the third datacenter passes it on: only the log shows it',
    },
  },
  {
    name: 'traditional-quorum-lost',
    needs,
    inject: (lab) => lab.faults.loseQuorum('dc2'),
    expect: { causes: ['S2'], names: ['dc2'] },
  },
];
