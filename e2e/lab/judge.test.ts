import { describe, expect, it } from 'vitest';
import { isWell, judge } from './judge';

const found = (rule: string, title: string, severity: 'critical' | 'warning' | 'info' = 'critical') => ({
  rule,
  title,
  severity,
  subject: { kind: 'datacenter', datacenter: 'dc3' } as const,
});
const quorum = found('datacenter-without-leader', 'dc3 has no leader');
const gateway = found('critical-mesh-gateway', 'Mesh gateway gw of dc3 is critical', 'warning');
const note = found('agent-unreachable', 'An agent does not answer', 'info');

describe('judge', () => {
  it('is content when the expected cause stands first with its names', () => {
    const { right, first, accused } = judge({ findings: [quorum, note] }, { causes: ['S2'], names: ['dc3'] });
    expect({ right, first, accused }).toEqual({ right: true, first: quorum, accused: [] });
  });

  it('is not when it stands second', () => {
    expect(judge({ findings: [gateway, quorum] }, { causes: ['S2'], names: ['dc3'] }).right).toBe(false);
  });

  it('is not when the cause is right and the name is another', () => {
    expect(judge({ findings: [quorum] }, { causes: ['S2'], names: ['dc2'] }).right).toBe(false);
  });

  it('lists what else is accused, but for what may stand beside', () => {
    const findings = [quorum, gateway];
    const expected = { causes: ['S2'], names: ['dc3'] };
    expect(judge({ findings }, expected).accused).toEqual([gateway]);
    expect(judge({ findings }, { ...expected, beside: ['G4'] }).accused).toEqual([]);
  });

  it('takes nothing above info for right where nothing can be seen, and for wrong where something can', () => {
    expect(judge({ findings: [note] }, { unseen: 'only the log shows it' }).right).toBe(true);
    expect(judge({ findings: [quorum] }, { unseen: 'only the log shows it' }).right).toBe(false);
    expect(judge({ findings: [note] }, { causes: ['S2'], names: [] }).right).toBe(false);
  });
});

it('calls well what is ok and free of alarms', () => {
  expect(isWell({ status: 'ok', findings: [] })).toBe(true);
  expect(isWell({ status: 'unknown', findings: [] })).toBe(false);
});
