import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { hasMeshGateways } from '../../usable-gateways';
import { badAddresses, gatewayNames, wanAddressFinding } from '../../wan-address-finding';
import { hostPort, nameList } from '../../words';

export const missingWanAddress: Rule = {
  id: 'missing-wan-address',
  title: 'A mesh gateway has no WAN address',
  why: 'Without a tagged WAN address the others are told its LAN address, which they reach only in a flat network.',
  evidence: 'The tagged addresses of every mesh gateway that is tagged for federation.',
  remedy: 'Register it again with -wan-address.',
  covers: ['G6'],
  requires: ['meshGateways'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) =>
    badAddresses(federation, ({ wan }) => wan === null || wan.address === '').map((of) => {
      const lan = nameList([...new Set(of.bad.map((gateway) => hostPort(gateway.lan)))], 2);
      const finding = wanAddressFinding(federation, of, {
        title: `${gatewayNames(of.bad)} of ${of.datacenter} ${of.bad.length === 1 ? 'has' : 'have'} no WAN address: others dial ${lan}`,
        cause: `No WAN address is registered, so other datacenters are told ${lan}, which is good only inside ${of.datacenter}.`,
        confidence: 'inferred',
        confirm: `A dial to ${lan} from a gateway node of another datacenter.`,
      });
      // In a flat network the LAN address serves: only a way that fails makes it critical.
      return finding.latent ? { ...finding, severity: 'warning' as const } : finding;
    }),
};
