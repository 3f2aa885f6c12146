import { MESH_WITH_ACLS as needs } from './needs';
import type { Scenario } from './scenario';

/** Tokens, their replication, and Consul's CA. */
export const aclScenarios: readonly Scenario[] = [
  {
    name: 'replication-token-unknown-at-run-time',
    needs,
    inject: (lab) => lab.faults.breakReplicationToken('dc2'),
    expect: { unseen: 'queries that are under way keep the old token: only the log shows it' },
  },
  {
    name: 'replication-token-unknown-at-start',
    needs,
    inject: (lab) => lab.faults.misconfigureReplicationToken('dc2'),
    expect: { causes: ['A1', 'A2'], names: ['dc2'] },
    withinS: 120,
  },
  {
    name: 'replication-policy-without-operator',
    needs,
    inject: (lab) => lab.faults.weakenReplicationPolicy(),
    expect: { unseen: 'nothing changes until a federation state does: only the log shows it' },
  },
  {
    name: 'gateway-change-not-told',
    needs,
    inject: async (lab) => {
      await lab.faults.weakenReplicationPolicy();
      return lab.faults.misaddressGateway('dc2', 1);
    },
    expect: { causes: ['G14', 'G15'], names: ['dc2'] },
    withinS: 120,
    fresh: true,
  },
  {
    name: 'agent-token-unknown',
    needs,
    inject: (lab) => lab.faults.breakAgentToken('dc2'),
    expect: { unseen: 'what is registered stays: only the log shows it' },
  },
  {
    name: 'gateways-killed-primary-with-acls',
    needs,
    inject: (lab) => lab.faults.killAllGateways('dc1'),
    expect: { causes: ['G3'], names: ['dc1'] },
    fresh: true,
  },
  {
    name: 'observer-token-deleted',
    needs,
    inject: (lab) => lab.faults.deleteObserverToken(),
    expect: { unseen: 'the federation is well; that it cannot be seen is information' },
    fresh: true,
  },
  {
    name: 'ca-root-replaced',
    needs,
    inject: (lab) => lab.faults.rotateRoot(3650),
    expect: { unseen: 'every datacenter takes the new root over: nothing is wrong' },
    fresh: true,
  },
  {
    name: 'ca-root-ends-soon',
    needs,
    inject: (lab) => lab.faults.rotateRoot(5),
    expect: { causes: ['A9'], names: ['dc1'] },
    fresh: true,
  },
];
