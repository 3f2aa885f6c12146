import { describe, expect, it } from 'vitest';
import { CRITICAL, HEALTHY } from '@/components/testing/sample-snapshots';
import { findingsAbout, highlightOf } from './highlight';

describe('highlightOf', () => {
  it('is nothing without a selection, or with one that is gone', () => {
    expect(highlightOf(HEALTHY, null)).toBeNull();
    expect(highlightOf(HEALTHY, { kind: 'datacenter', datacenter: 'gone' })).toBeNull();
    expect(highlightOf(HEALTHY, { kind: 'finding', id: 'gone' })).toBeNull();
  });

  it('takes a datacenter with its servers, mesh gateways and the bridges both ways', () => {
    const marks = highlightOf(HEALTHY, { kind: 'datacenter', datacenter: 'dc2' });
    expect([...(marks?.pairs ?? [])].sort()).toEqual(['dc1>dc2', 'dc2>dc1', 'dc2>dc3', 'dc3>dc2']);
    expect(marks?.servers.size).toBe(3);
    expect(marks?.gateways.size).toBe(2);
  });

  it('takes one direction of a pair only', () => {
    const marks = highlightOf(HEALTHY, { kind: 'pair', from: 'dc1', to: 'dc3' });
    expect([...(marks?.pairs ?? [])]).toEqual(['dc1>dc3']);
    expect([...(marks?.datacenters ?? [])]).toEqual(['dc1', 'dc3']);
  });

  it('takes a finding with all its symptoms', () => {
    const marks = highlightOf(CRITICAL, { kind: 'finding', id: 'no-usable-mesh-gateway/eu-central' });
    expect(marks?.pairs.size).toBe(8);
    expect(marks?.pairs.has('us-west>eu-central')).toBe(true);
    expect(marks?.pairs.has('eu-central>us-east')).toBe(false);
  });
});

it('takes the failing ways of a datacenter with a finding that tells them as one', () => {
  const id = 'no-usable-mesh-gateway/eu-central';
  const about = { kind: 'datacenter', datacenter: 'eu-central' } as const;
  const findings = CRITICAL.findings.map((finding) =>
    finding.id === id
      ? {
          ...finding,
          symptoms: [
            { rule: 'forwarding-broken-both-ways', severity: 'critical' as const, subject: about, title: '' },
          ],
        }
      : finding,
  );
  const verdict = {
    rule: 'forwarding-broken-both-ways',
    title: '',
    why: '',
    status: 'failed',
    family: 'ways',
    because: null,
  };
  const told = { ...CRITICAL, findings, verdicts: [verdict] } as unknown as typeof CRITICAL; // of a verdict, only rule and family are read
  const marks = highlightOf(told, { kind: 'finding', id });
  expect(marks?.pairs.has('us-west>eu-central')).toBe(true);
  expect(marks?.pairs.has('eu-north>us-west')).toBe(false);
  // One way among many into a datacenter fails for a reason of its own.
  const letters = CRITICAL.pairs.state.split('').map((letter, i) => {
    const size = CRITICAL.datacenters.length;
    const at = CRITICAL.datacenters.findIndex(({ name }) => name === 'eu-central');
    const other = CRITICAL.datacenters.findIndex(({ name }) => name === 'us-west');
    if (i === other * size + at) return 'x';
    return letter !== '-' && i % size === at ? 'c' : letter;
  });
  const single = { ...told, pairs: { ...told.pairs, state: letters.join('') } };
  expect(highlightOf(single, { kind: 'finding', id })?.pairs.has('us-west>eu-central')).toBe(false);
  expect(highlightOf({ ...told, verdicts: [] }, { kind: 'finding', id })?.pairs.size).toBe(0);
});

describe('findingsAbout', () => {
  it('finds a cause through its symptoms', () => {
    expect(findingsAbout(CRITICAL, { kind: 'pair', from: 'eu-north', to: 'eu-central' })).toHaveLength(1);
    expect(findingsAbout(CRITICAL, { kind: 'pair', from: 'eu-north', to: 'us-west' })).toHaveLength(0);
  });

  it('explains a pair that is not connected by what is wrong at its ends', () => {
    expect(
      findingsAbout(CRITICAL, { kind: 'pair', from: 'eu-central', to: 'us-east' }).map(({ rule }) => rule),
    ).toEqual(['no-usable-mesh-gateway']);
    expect(findingsAbout(CRITICAL, { kind: 'pair', from: 'us-east', to: 'ap-south' })).toEqual([]);
  });

  it('finds what is said of a datacenter', () => {
    expect(
      findingsAbout(CRITICAL, { kind: 'datacenter', datacenter: 'ap-south' }).map(({ id }) => id),
    ).toEqual(['single-mesh-gateway/ap-south']);
  });
});
