import type { PlacedGateway } from '../topology';
import type { ActiveFault, FaultTools } from './faults';

/** Faults of the gateway processes: what travels through them, or does not. */
export function gatewayFaults({ processes, inject, gateway, gateways }: FaultTools) {
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
