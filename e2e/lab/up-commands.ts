import type { Lab } from './start-lab';

/** What a person can type, with what it needs, and what it does. */
export type FaultCommand = {
  name: string;
  /** `datacenter` and `number` in the order they are typed. */
  wants: 'gateway' | 'server' | 'datacenter' | 'two datacenters';
  says: string;
  run: (lab: Lab, words: readonly string[]) => Promise<unknown>;
};

type Numbered = (lab: Lab, datacenter: string, number: number) => Promise<unknown>;
type Whole = (lab: Lab, datacenter: string) => Promise<unknown>;

const one = (name: string, wants: 'gateway' | 'server', says: string, run: Numbered): FaultCommand => ({
  name,
  wants,
  says,
  run: (lab, [datacenter = '', number = '']) => run(lab, datacenter, Number(number)),
});
const whole = (name: string, says: string, run: Whole): FaultCommand => ({
  name,
  wants: 'datacenter',
  says,
  run: (lab, [datacenter = '']) => run(lab, datacenter),
});

export const FAULT_COMMANDS: readonly FaultCommand[] = [
  one('kill-gateway', 'gateway', 'kill its process', (lab, dc, n) => lab.faults.killGateway(dc, n)),
  whole('kill-gateways', 'kill all of them', (lab, dc) => lab.faults.killAllGateways(dc)),
  one('black-hole-gateway', 'gateway', 'accept and answer nothing', (lab, dc, n) =>
    lab.faults.blackHoleGateway(dc, n),
  ),
  one('untag-gateway', 'gateway', 'take consul-wan-federation from its registration', (lab, dc, n) =>
    lab.faults.untagGateway(dc, n),
  ),
  one('critical-gateway', 'gateway', 'fail a check, the process alive', (lab, dc, n) =>
    lab.faults.makeGatewayCritical(dc, n),
  ),
  one('maintain-gateway', 'gateway', 'put it in maintenance', (lab, dc, n) =>
    lab.faults.putGatewayInMaintenance(dc, n),
  ),
  one('misaddress-gateway', 'gateway', 'register a wrong WAN address', (lab, dc, n) =>
    lab.faults.misaddressGateway(dc, n),
  ),
  one('deregister-gateway', 'gateway', 'remove its registration', (lab, dc, n) =>
    lab.faults.deregisterGateway(dc, n),
  ),
  {
    name: 'refuse-route',
    wants: 'two datacenters',
    says: 'the first one’s gateways refuse the second',
    run: (lab, [from = '', to = '']) => lab.faults.refuseRoute(from, to),
  },
  one('kill-server', 'server', 'kill its process', (lab, dc, n) => lab.faults.killServer(dc, n)),
  one('pause-server', 'server', 'stop it without closing anything', (lab, dc, n) =>
    lab.faults.pauseServer(dc, n),
  ),
  one('leave-server', 'server', 'let it leave gracefully', (lab, dc, n) => lab.faults.leaveServer(dc, n)),
  one('close-http', 'server', 'restart it without HTTP', (lab, dc, n) => lab.faults.closeHttp(dc, n)),
  one('drop-mesh-flag', 'server', 'restart it without mesh gateway federation', (lab, dc, n) =>
    lab.faults.dropMeshFlag(dc, n),
  ),
  one('drop-node-name', 'server', 'restart it with a certificate without its node name', (lab, dc, n) =>
    lab.faults.giveCertificate(dc, n, 'without-node-name'),
  ),
  one('misconfigure-primary-gateways', 'server', 'restart it with a stale primary_gateways', (lab, dc, n) =>
    lab.faults.misconfigurePrimaryGateways(dc, n),
  ),
  whole('kill-leader', 'kill the server that leads it', (lab, dc) => lab.faults.killLeader(dc)),
  whole('lose-quorum', 'kill servers until none can lead', (lab, dc) => lab.faults.loseQuorum(dc)),
  whole('stop-datacenter', 'kill everything in it', (lab, dc) => lab.faults.stopDatacenter(dc)),
];

const EXAMPLES = {
  gateway: 'dc3 1',
  server: 'dc2 3',
  datacenter: 'dc2',
  'two datacenters': 'dc2 dc3',
} as const;

/** One line per fault, with an example of what to type. */
export function listFaults(): string {
  const lines = FAULT_COMMANDS.map(({ name, wants, says }) => [`${name} ${EXAMPLES[wants]}`, says] as const);
  const width = Math.max(...lines.map(([example]) => example.length)) + 2;
  return lines.map(([example, says]) => `  ${example.padEnd(width)}${says}`).join('\n');
}
