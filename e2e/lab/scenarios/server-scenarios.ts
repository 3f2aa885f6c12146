import { MESH as needs } from './needs';
import type { Scenario } from './scenario';

/** Servers and their Raft. */
export const serverScenarios: readonly Scenario[] = [
  {
    name: 'server-killed',
    quick: true,
    needs,
    inject: (lab) => lab.faults.killServer('dc2', 3),
    expect: { causes: ['S1'], names: ['dc2-s3'] },
  },
  {
    name: 'server-killed-and-put-away-by-autopilot',
    needs,
    inject: (lab) => lab.faults.killServer('dc2', 3),
    expect: { causes: ['S1'], names: ['dc2-s3'] },
    watchS: 30,
  },
  {
    name: 'server-flaps',
    needs,
    inject: (lab) => lab.faults.makeServerFlap('dc2', 3),
    expect: { causes: ['N11', 'S1'], names: ['dc2-s3'] },
    watchS: 90,
    withinS: 150,
    fresh: true,
  },
  {
    name: 'server-killed-while-leaving',
    needs,
    inject: (lab) => lab.faults.dieWhileLeaving('dc2', 3),
    expect: { causes: ['N6', 'S1', 'S4'], names: ['dc2'] },
    watchS: 90,
    withinS: 120,
    fresh: true,
  },
  {
    name: 'leader-killed',
    needs,
    inject: (lab) => lab.faults.killLeader('dc2'),
    expect: { causes: ['S1'], names: ['dc2'] },
  },
  {
    name: 'server-killed-primary',
    needs,
    inject: (lab) => lab.faults.killServer('dc1', 2),
    expect: { causes: ['S1'], names: ['dc1-s2'] },
  },
  {
    name: 'server-paused',
    needs,
    inject: (lab) => lab.faults.pauseServer('dc2', 1),
    expect: { causes: ['S1'], names: ['dc2-s1'] },
  },
  {
    name: 'server-left-gracefully',
    needs,
    inject: (lab) => lab.faults.leaveServer('dc2', 3),
    expect: { causes: ['S4'], names: ['dc2'] },
  },
  {
    name: 'quorum-lost-secondary',
    quick: true,
    needs,
    inject: (lab) => lab.faults.loseQuorum('dc2'),
    expect: { causes: ['S2'], names: ['dc2'] },
  },
  {
    name: 'quorum-lost-primary',
    needs,
    inject: (lab) => lab.faults.loseQuorum('dc1'),
    expect: { causes: ['S2'], names: ['dc1'] },
    fresh: true,
  },
  {
    name: 'no-leader-all-alive',
    needs,
    inject: (lab) => lab.faults.blockRaft('dc2'),
    expect: { causes: ['S3'], names: ['dc2'] },
  },
  {
    name: 'only-server-killed',
    needs,
    inject: (lab) => lab.faults.killServer('dc3', 1),
    expect: { causes: ['S1'], names: ['dc3'] },
  },
  {
    name: 'datacenter-down',
    needs,
    inject: (lab) => lab.faults.stopDatacenter('dc3'),
    expect: { causes: ['S1'], names: ['dc3'] },
  },
  {
    name: 'datacenter-down-three-servers',
    needs,
    inject: (lab) => lab.faults.stopDatacenter('dc2'),
    expect: { causes: ['S1'], names: ['dc2'] },
    fresh: true,
  },
  {
    name: 'datacenter-down-primary',
    needs,
    inject: (lab) => lab.faults.stopDatacenter('dc1'),
    expect: { causes: ['S1'], names: ['dc1'] },
    fresh: true,
  },
  {
    name: 'http-closed',
    needs,
    inject: (lab) => lab.faults.closeHttp('dc2', 2),
    expect: { unseen: 'the server works; that it cannot be asked is information' },
  },
];
