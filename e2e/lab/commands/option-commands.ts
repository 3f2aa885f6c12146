import { one, whole, type FaultCommand } from './fault-command';

export const OPTION_COMMANDS: readonly FaultCommand[] = [
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
