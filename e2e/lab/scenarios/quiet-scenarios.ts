import { MESH as needs } from './needs';
import type { Scenario } from './scenario';

/** What is no fault, or one that is over before anybody could act: nothing may be accused. */
export const quietScenarios: readonly Scenario[] = [
  {
    name: 'nothing',
    needs,
    inject: (lab) => lab.faults.nothing(),
    expect: { unseen: 'nothing was done' },
  },
  {
    name: 'gateway-restarted',
    needs,
    inject: (lab) => lab.faults.restartGateway('dc2', 1),
    expect: { unseen: 'the gateway is back' },
  },
  {
    name: 'server-restarted',
    needs,
    inject: (lab) => lab.faults.restartServer('dc2', 2),
    expect: { unseen: 'the server is back' },
  },
  {
    name: 'only-server-restarted',
    needs,
    inject: (lab) => lab.faults.restartServer('dc3', 1),
    expect: { unseen: 'the server is back' },
  },
];
