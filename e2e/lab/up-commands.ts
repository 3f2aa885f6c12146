import { CERTIFICATE_WORDS, type DefectiveCertificate } from './faults/certificate-faults';
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
const pair = (
  name: string,
  says: string,
  run: (lab: Lab, from: string, to: string) => Promise<unknown>,
): FaultCommand => ({
  name,
  wants: 'two datacenters',
  says,
  run: (lab, [from = '', to = '']) => run(lab, from, to),
});
const whole = (name: string, says: string, run: Whole): FaultCommand => ({
  name,
  wants: 'datacenter',
  says,
  run: (lab, [datacenter = '']) => run(lab, datacenter),
});

const CERTIFICATE_DEFECTS: readonly (readonly [command: string, DefectiveCertificate])[] = [
  ['drop-node-name', 'without-node-name'],
  ['expire-certificate', 'expired'],
  ['postdate-certificate', 'not-yet-valid'],
  ['foreign-certificate', 'foreign'],
  ['server-certificate', 'server-auth-only'],
  ['drop-certificate', 'none'],
];

const GATEWAY_COMMANDS: readonly FaultCommand[] = [
  one('kill-gateway', 'gateway', 'kill its process', (lab, dc, n) => lab.faults.killGateway(dc, n)),
  whole('kill-gateways', 'kill all of them', (lab, dc) => lab.faults.killAllGateways(dc)),
  one('restart-gateway', 'gateway', 'away for a moment', (lab, dc, n) => lab.faults.restartGateway(dc, n)),
  whole('replace-gateways', 'all at once by others at other addresses', (lab, dc) =>
    lab.faults.replaceGateways(dc),
  ),
  one('black-hole-gateway', 'gateway', 'accept and answer nothing', (lab, dc, n) =>
    lab.faults.blackHoleGateway(dc, n),
  ),
  whole('black-hole-gateways', 'all of them accept and answer nothing', (lab, dc) =>
    lab.faults.blackHoleAllGateways(dc),
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
  one('unaddress-gateway', 'gateway', 'register it without a WAN address', (lab, dc, n) =>
    lab.faults.misaddressGateway(dc, n, null),
  ),
  one('misaddress-gateway-locally', 'gateway', 'register a wrong LAN address', (lab, dc, n) =>
    lab.faults.misaddressGatewayLocally(dc, n),
  ),
  one('deregister-gateway', 'gateway', 'remove its registration', (lab, dc, n) =>
    lab.faults.deregisterGateway(dc, n),
  ),
  pair('refuse-route', 'the first one’s gateways refuse the second', (lab, from, to) =>
    lab.faults.refuseRoute(from, to),
  ),
];

const SERVER_COMMANDS: readonly FaultCommand[] = [
  one('kill-server', 'server', 'kill its process', (lab, dc, n) => lab.faults.killServer(dc, n)),
  one('restart-server', 'server', 'away for a moment', (lab, dc, n) => lab.faults.restartServer(dc, n)),
  one('pause-server', 'server', 'stop it without closing anything', (lab, dc, n) =>
    lab.faults.pauseServer(dc, n),
  ),
  one('leave-server', 'server', 'let it leave gracefully', (lab, dc, n) => lab.faults.leaveServer(dc, n)),
  one('close-http', 'server', 'restart it without HTTP', (lab, dc, n) => lab.faults.closeHttp(dc, n)),
  whole('kill-leader', 'kill the server that leads it', (lab, dc) => lab.faults.killLeader(dc)),
  whole('lose-quorum', 'kill servers until none can lead', (lab, dc) => lab.faults.loseQuorum(dc)),
  whole('stop-datacenter', 'kill everything in it', (lab, dc) => lab.faults.stopDatacenter(dc)),
];

const OPTION_COMMANDS: readonly FaultCommand[] = [
  one('drop-mesh-flag', 'server', 'restart it without mesh gateway federation', (lab, dc, n) =>
    lab.faults.dropMeshFlag(dc, n),
  ),
  whole('drop-mesh-flags', 'the same for all its servers', (lab, dc) =>
    lab.faults.dropMeshFlagEverywhere(dc),
  ),
  whole('disable-connect', 'restart its servers without Connect', (lab, dc) => lab.faults.disableConnect(dc)),
  one('stale-primary-gateways', 'server', 'restart it with a gateway that is gone', (lab, dc, n) =>
    lab.faults.misconfigurePrimaryGateways(dc, n),
  ),
  whole('wipe-with-stale-primary-gateways', 'the same on new disks', (lab, dc) =>
    lab.faults.wipeWithStalePrimaryGateways(dc),
  ),
  whole('drop-primary-gateways', 'restart its servers without any', (lab, dc) =>
    lab.faults.dropPrimaryGateways(dc),
  ),
  whole('wipe', 'restart its servers on new disks', (lab, dc) => lab.faults.wipeServers(dc)),
  one(
    'leave-retry-join-wan',
    'server',
    'restart it with retry_join_wan, which Consul refuses',
    (lab, dc, n) => lab.faults.leaveRetryJoinWan(dc, n),
  ),
  whole('misspell-primary', 'restart its servers with a wrong primary_datacenter', (lab, dc) =>
    lab.faults.misspellPrimary(dc),
  ),
  whole('claim-primary', 'restart its servers as a primary of their own', (lab, dc) =>
    lab.faults.claimPrimary(dc),
  ),
  whole('change-domain', 'restart its servers with another domain', (lab, dc) => lab.faults.changeDomain(dc)),
  whole('change-gossip-key', 'restart its agents with a gossip key', (lab, dc) =>
    lab.faults.changeGossipKey(dc),
  ),
  one('dot-node-name', 'server', 'restart it with a dot in its node name', (lab, dc, n) =>
    lab.faults.dotNodeName(dc, n),
  ),
  one('drop-verification', 'server', 'restart it without TLS verification', (lab, dc, n) =>
    lab.faults.dropVerification(dc, n),
  ),
];

const CERTIFICATE_COMMANDS: readonly FaultCommand[] = CERTIFICATE_DEFECTS.map(([name, certificate]) =>
  one(name, 'server', `restart it with ${CERTIFICATE_WORDS[certificate]}`, (lab, dc, n) =>
    lab.faults.giveCertificate(dc, n, certificate),
  ),
);

const ACL_COMMANDS: readonly FaultCommand[] = [
  whole('break-replication-token', 'set an unknown replication token', (lab, dc) =>
    lab.faults.breakReplicationToken(dc),
  ),
  whole('misconfigure-replication-token', 'restart its servers with one', (lab, dc) =>
    lab.faults.misconfigureReplicationToken(dc),
  ),
  whole('break-agent-token', 'set an unknown agent token', (lab, dc) => lab.faults.breakAgentToken(dc)),
];

export const FAULT_COMMANDS: readonly FaultCommand[] = [
  ...GATEWAY_COMMANDS,
  ...SERVER_COMMANDS,
  ...OPTION_COMMANDS,
  ...CERTIFICATE_COMMANDS,
  ...ACL_COMMANDS,
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
