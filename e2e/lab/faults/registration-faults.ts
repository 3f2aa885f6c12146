import { askConsulOk } from '../consul-http';
import { deregisterGateway, registerGateway, type RegistrationOptions } from '../gateway-registration';
import type { PlacedGateway } from '../topology';
import type { FaultTools } from './faults';

/** Nothing listens there: the last address of the gateway's own network. */
const wrongAddress = ({ address }: PlacedGateway): string => address.replace(/\d+$/, '254');

/** Faults of what Consul is told about a gateway, while the gateway itself is well. */
export function registrationFaults({ setup, inject, gateway }: FaultTools) {
  const token = () => setup.tokens?.gateway;
  const register = (target: PlacedGateway, options: Partial<RegistrationOptions> = {}) =>
    registerGateway(target, { timing: setup.timing, token: token(), ...options });
  const ask = async (target: PlacedGateway, path: string, body?: unknown) => {
    await askConsulOk(target.host.httpAddress, path, { method: 'PUT', token: token(), body });
  };

  return {
    /** Without its `consul-wan-federation` meta, Consul does not federate through the gateway. */
    untagGateway: async (datacenter: string, number: number) => {
      const target = gateway(datacenter, number);
      return inject(
        `${target.name} registered without consul-wan-federation`,
        () => register(target, { tagged: false }),
        () => register(target),
      );
    },

    deregisterGateway: async (datacenter: string, number: number) => {
      const target = gateway(datacenter, number);
      return inject(
        `${target.name} deregistered`,
        () => deregisterGateway(target, token()),
        () => register(target),
      );
    },

    /** A second check of the service fails; the process lives and passes on what it is given. */
    makeGatewayCritical: async (datacenter: string, number: number) => {
      const target = gateway(datacenter, number);
      const id = `${target.serviceId}-readiness`;
      const check = {
        ID: id,
        Name: 'Mesh gateway ready',
        ServiceID: target.serviceId,
        TTL: '24h',
        Status: 'critical',
      };
      return inject(
        `${target.name} critical, its process alive`,
        () => ask(target, '/v1/agent/check/register', check),
        () => ask(target, `/v1/agent/check/deregister/${id}`),
      );
    },

    /** An operator's maintenance mode, which Consul shows as a critical check. */
    putGatewayInMaintenance: async (datacenter: string, number: number) => {
      const target = gateway(datacenter, number);
      const path = `/v1/agent/service/maintenance/${target.serviceId}`;
      return inject(
        `${target.name} in maintenance`,
        () => ask(target, `${path}?enable=true&reason=gateway+rotation`),
        () => ask(target, `${path}?enable=false`),
      );
    },

    /** Other datacenters are told this address, unless told one where nothing listens; null: none of its own. */
    misaddressGateway: async (datacenter: string, number: number, wanAddress?: string | null) => {
      const target = gateway(datacenter, number);
      const wrong = wanAddress === undefined ? wrongAddress(target) : wanAddress;
      return inject(
        wrong === null
          ? `${target.name} registered without a WAN address`
          : `${target.name} registered with the WAN address ${wrong}`,
        () => register(target, { wanAddress: wrong }),
        () => register(target),
      );
    },

    /** The servers of its own datacenter are told an address where nothing listens; the check looks at the right one. */
    misaddressGatewayLocally: async (datacenter: string, number: number) => {
      const target = gateway(datacenter, number);
      return inject(
        `${target.name} registered with the LAN address ${wrongAddress(target)}`,
        () => register(target, { lanAddress: wrongAddress(target) }),
        () => register(target),
      );
    },
  };
}
