import { one, pair, whole, type FaultCommand } from './fault-command';

export const GATEWAY_COMMANDS: readonly FaultCommand[] = [
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
