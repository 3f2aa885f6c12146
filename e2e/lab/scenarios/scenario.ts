import type { PairState } from '@/lib/snapshot/types';
import type { ActiveFault } from '../faults/faults';
import type { Lab, LabOptions } from '../start-lab';
import type { Topology } from '../topology';

/** What Isthmus must say of a fault. Causes are codes of lib/diagnosis/catalogue.ts. */
export type Expectation =
  | {
      /** The root that stands first is of a rule that covers one of these. */
      causes: readonly string[];
      /** Names that the root carries in its title or subject: what the operator has to look at. */
      names: readonly string[];
      /** States of pairs, `dc1>dc3`, that must stand beside it. */
      pairs?: Readonly<Record<string, PairState>>;
      /** Causes that may stand beside it above info: faults of their own that the injection makes as well. */
      beside?: readonly string[];
    }
  /** Nothing above info, and the reason why nothing shows it. */
  | { unseen: string };

/** The federation that a fault needs; scenarios with the same needs share one. */
export type LabNeeds = Pick<LabOptions, 'acls' | 'mode' | 'timing' | 'everyAgent'> & {
  topology: Topology;
  /** Isthmus dials the servers for their certificates, too. */
  pathProbe?: boolean;
};

/** One fault, and what the diagnosis of it must be. */
export type Scenario = {
  /** What `--only` takes. */
  name: string;
  needs: LabNeeds;
  inject: (lab: Lab) => Promise<ActiveFault>;
  expect: Expectation;
  /** Seconds the right diagnosis may take; 60 unless told. */
  withinS?: number;
  /** Seconds that must be watched at least: what is seen first is not what stays. */
  watchS?: number;
  /** Played by every test run: it is quickly seen and quickly healed. */
  quick?: true;
  /** Healing takes over a minute, or leaves traces: the federation is thrown away afterwards. */
  fresh?: true;
};
