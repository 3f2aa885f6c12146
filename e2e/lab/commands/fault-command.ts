import type { Lab } from '../start-lab';

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

export const one = (
  name: string,
  wants: 'gateway' | 'server',
  says: string,
  run: Numbered,
): FaultCommand => ({
  name,
  wants,
  says,
  run: (lab, [datacenter = '', number = '']) => run(lab, datacenter, Number(number)),
});
export const pair = (
  name: string,
  says: string,
  run: (lab: Lab, from: string, to: string) => Promise<unknown>,
): FaultCommand => ({
  name,
  wants: 'two datacenters',
  says,
  run: (lab, [from = '', to = '']) => run(lab, from, to),
});
export const whole = (name: string, says: string, run: Whole): FaultCommand => ({
  name,
  wants: 'datacenter',
  says,
  run: (lab, [datacenter = '']) => run(lab, datacenter),
});
