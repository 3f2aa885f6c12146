import { deregisterGateway, registerGateway } from '../gateway-registration';
import type { PlacedGateway } from '../topology';
import type { ActiveFault, FaultTools } from './faults';

/** Faults of the gateway processes: what travels through them, or does not. */
export function gatewayFaults({ setup, processes, inject, gateway, gateways }: FaultTools) {
  const killed = (which: readonly PlacedGateway[]): Promise<ActiveFault> =>
    inject(
      `${names(which)} killed`,
      async () => {
        await Promise.all(which.map(({ name }) => processes.gateway(name)?.kill()));
      },
      async () => {
        await Promise.all(which.map((g) => processes.startGateway(g)));
      },
    );
  const blackHoled = (which: readonly PlacedGateway[]): Promise<ActiveFault> => {
    const set = async (on: boolean) => {
      await Promise.all(which.map(({ name }) => processes.gateway(name)?.setBlackHole(on)));
    };
    return inject(
      `${names(which)} accepts and answers nothing`,
      () => set(true),
      () => set(false),
    );
  };

  return {
    killGateway: async (datacenter: string, number: number) => killed([gateway(datacenter, number)]),
    killAllGateways: async (datacenter: string) => killed(gateways(datacenter)),
    blackHoleGateway: async (datacenter: string, number: number) => blackHoled([gateway(datacenter, number)]),
    blackHoleAllGateways: async (datacenter: string) => blackHoled(gateways(datacenter)),

    /** What an upgrade does: it is away for a moment only. */
    restartGateway: async (datacenter: string, number: number) => {
      const target = gateway(datacenter, number);
      return inject(
        `${target.name} restarted`,
        async () => {
          await processes.gateway(target.name)?.kill();
          await processes.startGateway(target);
        },
        () => Promise.resolve(),
      );
    },

    /** Whatever runs through the gateways ends, and is dialled anew: an idle minute shows the same. */
    dropConnections: async () => {
      const running = setup.gateways.flatMap(({ name }) => processes.gateway(name) ?? []);
      const all = setup.topology.datacenters.map(({ name }) => name);
      await Promise.all(running.map((process) => process.setRefused(all)));
      await Promise.all(running.map((process) => process.setRefused([])));
    },

    /** All at once by others at other addresses, so that nobody can be told of them. */
    replaceGateways: async (datacenter: string) => {
      const olds = gateways(datacenter);
      const news = olds.map((old) => ({
        ...old,
        name: `${old.name}-new`,
        serviceId: `${old.serviceId}-new`,
        address: old.address.replace(/\d+$/, (octet) => `${Number(octet) + 20}`),
      }));
      const token = setup.tokens?.gateway;
      const change = async (from: readonly PlacedGateway[], to: readonly PlacedGateway[]) => {
        await Promise.all(from.map(({ name }) => processes.gateway(name)?.kill()));
        await Promise.all(from.map((old) => deregisterGateway(old, token)));
        await Promise.all(to.map((next) => processes.startGateway(next)));
        await Promise.all(to.map((next) => registerGateway(next, { timing: setup.timing, token })));
      };
      return inject(
        `${names(olds)} replaced by ${news.map(({ address }) => address).join(', ')}`,
        () => change(olds, news),
        () => change(news, olds),
      );
    },

    /** The gateways of one datacenter close every connection towards another: a one-way fault. */
    refuseRoute: async (from: string, to: string) => {
      const set = async (refused: readonly string[]) => {
        await Promise.all(gateways(from).map(({ name }) => processes.gateway(name)?.setRefused(refused)));
      };
      return inject(
        `the gateways of ${from} refuse ${to}`,
        () => set([to]),
        () => set([]),
      );
    },
  };
}

const names = (gateways: readonly PlacedGateway[]): string => gateways.map(({ name }) => name).join(', ');
