import type { Budgets, Intervals } from '@/lib/config/types';
import type { Clock } from '../clock';
import type { AgentReader } from '../types';
import { SharedParts } from '../shared-parts';
import { openVantage, type Surroundings, type Vantage } from '../vantage';

const INTERVALS: Intervals = {
  membersMs: 10_000,
  probesMs: 10_000,
  slowMs: 60_000,
  blockingWaitMs: 55_000,
};
export const BUDGETS: Budgets = {
  requestsPerSecondPerAgent: 1_000,
  openRequestsPerAgent: 10,
  bodyLimitBytes: 1 << 20,
  probesPerCycle: 1_000,
};

/** A vantage in dc1 behind a fake agent. */
export function vantageOf(reader: AgentReader, budgets = BUDGETS, id = 'dc1@a', datacenter = 'dc1'): Vantage {
  return openVantage(
    { vantage: { id, address: 'http://a', datacenter, origin: 'configured' }, open: () => reader },
    budgets,
    () => undefined,
    new SharedParts(),
  );
}

/** A federation of dc1, dc2 and dc3 around one vantage, with what the test says different. */
export function around(clock: Clock, different: Partial<Surroundings> = {}): Surroundings {
  return {
    clock,
    intervals: INTERVALS,
    budgets: BUDGETS,
    datacenters: () => ['dc1', 'dc2', 'dc3'],
    speaks: () => true,
    turns: () => 1,
    probesNow: () => true,
    moved: () => undefined,
    readsThrough: () => [],
    pathProbe: () => null,
    ...different,
  };
}
