import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { withRoot } from '../../testing/ca-roots';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { trustDomainsDiffer as rule } from './trust-domains-differ';

const own = (name: string, all = healthy()) =>
  withRoot(all, name, { id: `root of ${name}`, domain: `${name}.consul` });

describe('trust-domains-differ', () => {
  it('passes when there is one', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
  });

  it('names the datacenter that is on its own, whichever it is', () => {
    const [finding] = findingsOf(rule, own('dc3'));
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: dc3 has a CA of its own: its trust domain is not that of dc1 and dc2',
    ]);
    expect(finding?.remedy[0]?.config).toBe('primary_datacenter = "dc1"');
  });

  it('holds the others against the primary, also when they are more', () => {
    const both = withRoot(withRoot(healthy(), 'dc2', { domain: 'new.consul' }), 'dc3', {
      domain: 'new.consul',
    });
    expect(findingsOf(rule, both).map(({ subject }) => subject)).toEqual([
      { kind: 'datacenter', datacenter: 'dc2' },
      { kind: 'datacenter', datacenter: 'dc3' },
    ]);
  });

  it('is inconclusive where a domain is not known', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'caRoots', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
