import type { Federation, MeshGateway } from '@/lib/federation/types';
import { addressKind } from '../../address-kind';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { hasMeshGateways } from '../../usable-gateways';
import { badAddresses, gatewayNames, wanAddressFinding } from '../../wan-address-finding';
import { nameList } from '../../words';

const KINDS = ['loopback', 'link-local', 'unspecified'] as const;

/** Loopback is wrong where anything of another datacenter is elsewhere: a federation on one machine is told nothing. */
export const unroutableWanAddress: Rule = {
  id: 'unroutable-wan-address',
  title: 'The WAN address of a mesh gateway cannot be reached from outside',
  why: 'A loopback, link-local or unspecified address leads every gateway that dials it to itself, or nowhere, while the check inside its datacenter passes.',
  evidence: 'The tagged WAN addresses of every mesh gateway that is tagged for federation.',
  remedy: 'Register it again with the address that other datacenters reach.',
  covers: ['G6'],
  requires: ['meshGateways'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) => {
    const spread = hasOtherAddresses(federation);
    const isBad = ({ wan }: MeshGateway): boolean => {
      const kind = addressKind(wan?.address);
      return KINDS.some((one) => one === kind) && (kind !== 'loopback' || spread);
    };
    return badAddresses(federation, isBad).map((of) => {
      const addresses = [...new Set(of.bad.map(({ wan }) => wan?.address ?? ''))];
      const kinds = [...new Set(addresses.map((host) => addressKind(host)))];
      return wanAddressFinding(federation, of, {
        title: `${gatewayNames(of.bad)} of ${of.datacenter} ${of.bad.length === 1 ? 'has' : 'have'} the ${nameList(kinds)} WAN address ${nameList(addresses, 2)}`,
        cause: `${nameList(addresses, 2)} ${addresses.length === 1 ? 'is' : 'are'} ${nameList(kinds)}: nobody outside the node gets to ${of.datacenter} by ${addresses.length === 1 ? 'it' : 'them'}.${of.all ? ` No other usable gateway of ${of.datacenter} has a better one.` : ''}`,
        confidence: 'observed',
      });
    });
  },
};

/** Somebody in the federation has an address that is not loopback, so that it is not all on one machine. */
function hasOtherAddresses({ datacenters }: Federation): boolean {
  const isElsewhere = (host: string | null | undefined) =>
    !['loopback', 'missing', 'unspecified'].includes(addressKind(host));
  return datacenters.some(
    ({ servers, meshGateways }) =>
      servers.some(({ address }) => isElsewhere(address)) ||
      meshGateways.some(({ lan, wan }) => isElsewhere(lan.address) || isElsewhere(wan?.address)),
  );
}
