/** Records what real Consul answers, healthy and broken, for the parsers' tests: `tsx e2e/lab/record.ts [scenario...]`. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ActiveFault } from './faults/faults';
import { recordVantage, type Vantage } from './record-vantage';
import { startLab, type Lab, type LabOptions } from './start-lab';
import { defaultTopology } from './topology';

type Scenario = {
  /** What all its vantages' folders begin with. */
  name: string;
  /** Milliseconds from the fault to the recording, for Consul to notice. */
  settleMs?: number;
  inject?: (lab: Lab) => Promise<ActiveFault>;
  vantages: (lab: Lab) => readonly Vantage[];
};

const FIXTURES = fileURLToPath(new URL('../../lib/consul/fixtures/', import.meta.url));

/** A scenario seen from several agents, a folder each. */
const seenFrom = (name: string, ...agents: readonly string[]): Pick<Scenario, 'name' | 'vantages'> => ({
  name,
  vantages: (lab) => agents.map((agent) => ({ scenario: `${name}-from-${agent}`, agent: lab.agent(agent) })),
});

/** Ordered so that what takes long to heal comes late. */
const throughGateways: readonly Scenario[] = [
  {
    name: 'healthy',
    vantages: (lab) =>
      ['dc1-s1', 'dc2-s1', 'dc3-s1', 'dc1-client1'].map((name) => ({
        scenario: `healthy-from-${name}`,
        agent: lab.agent(name),
        thorough: name === 'dc1-s1' || name === 'dc1-client1',
      })),
  },
  {
    inject: (lab) => lab.faults.untagGateway('dc3', 1),
    settleMs: 4_000,
    ...seenFrom('gateway-untagged', 'dc1-s1', 'dc3-s1'),
  },
  {
    inject: (lab) => lab.faults.makeGatewayCritical('dc3', 1),
    settleMs: 4_000,
    ...seenFrom('gateway-critical', 'dc1-s1', 'dc3-s1'),
  },
  {
    inject: (lab) => lab.faults.deregisterGateway('dc3', 1),
    settleMs: 6_000,
    ...seenFrom('gateway-deregistered', 'dc1-s1', 'dc3-s1'),
  },
  {
    inject: (lab) => lab.faults.killGateway('dc3', 1),
    settleMs: 12_000,
    ...seenFrom('gateway-killed', 'dc1-s1', 'dc3-s1'),
  },
  {
    inject: (lab) => lab.faults.killServer('dc2', 3),
    settleMs: 9_000,
    ...seenFrom('server-killed', 'dc1-s1', 'dc2-s1'),
  },
  {
    inject: (lab) => lab.faults.stopDatacenter('dc3'),
    settleMs: 15_000,
    ...seenFrom('datacenter-down', 'dc1-s1'),
  },
  {
    inject: (lab) => lab.faults.loseQuorum('dc2'),
    settleMs: 15_000,
    ...seenFrom('no-leader', 'dc1-s1', 'dc2-s1'),
  },
];

const traditional: readonly Scenario[] = [
  seenFrom('traditional', 'dc1-s1', 'dc2-s1'),
  {
    inject: (lab) => lab.faults.killServer('dc3', 1),
    settleMs: 8_000,
    ...seenFrom('traditional-server-killed', 'dc1-s1'),
  },
];

const withAcls: readonly Scenario[] = [
  {
    name: 'acl',
    vantages: (lab) => [
      { scenario: 'acl-read-only-from-dc2-s1', agent: lab.agent('dc2-s1'), token: lab.tokens?.readOnly },
      {
        scenario: 'acl-no-operator-from-dc1-s1',
        agent: lab.agent('dc1-s1'),
        token: lab.tokens?.withoutOperator,
      },
      { scenario: 'acl-anonymous-from-dc1-s1', agent: lab.agent('dc1-s1') },
      { scenario: 'acl-unknown-token-from-dc1-s1', agent: lab.agent('dc1-s1'), token: randomUUID() },
      {
        scenario: 'acl-no-operator-from-dc1-client1',
        agent: lab.agent('dc1-client1'),
        token: lab.tokens?.withoutOperator,
      },
    ],
  },
];

async function record(scenarios: readonly Scenario[], options: LabOptions): Promise<void> {
  const wanted = process.argv.slice(2);
  const chosen = scenarios.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  if (chosen.length === 0) return;
  const lab = await startLab(defaultTopology({ client: true }), { ...options, log: console.log });
  try {
    for (const { inject, settleMs = 0, vantages } of chosen) {
      const fault = await inject?.(lab);
      await sleep(settleMs);
      for (const vantage of vantages(lab)) {
        const written = await recordVantage(lab, join(FIXTURES, lab.consulVersion), vantage);
        console.log(`${vantage.scenario}: ${written} answers`);
      }
      await fault?.heal();
      const took = await lab.waitHealthy(300_000);
      if (fault) console.log(`${fault.description}: whole again ${(took / 1000).toFixed(1)} s after healing`);
    }
  } finally {
    await lab.stop();
  }
}

await record(throughGateways, {});
await record(traditional, { mode: 'traditional' });
await record(withAcls, { acls: true });
