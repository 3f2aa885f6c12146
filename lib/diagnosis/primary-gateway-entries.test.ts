import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { indexFederation } from './federation-index';
import { checkEntries } from './primary-gateway-entries';
import { federationOf, healthy } from './testing/situation';

function verdicts(entries: readonly string[], observations: readonly Observation[] = healthy()) {
  const federation = federationOf(observations);
  const primary = indexFederation(federation).datacenters.get('dc1');
  return checkEntries(federation, primary, entries)?.map(({ verdict }) => verdict) ?? null;
}

describe('checkEntries', () => {
  it('compares addresses with the WAN addresses of registered gateways, with or without a port', () => {
    expect(
      verdicts(['198.51.1.1:8443', '198.51.1.1', '198.51.1.1:443', '198.51.1.9:8443', '[2001:db8::1]:8443']),
    ).toEqual(['registered', 'registered', 'unregistered', 'unregistered', 'unregistered']);
  });

  it('does not resolve names or go-discover', () => {
    expect(
      verdicts(['gw.example.com:443', 'localhost', 'provider=aws region=eu tag_key=a tag_value=10.0.0.1']),
    ).toEqual(['unchecked', 'unchecked', 'unchecked']);
  });

  it('knows a name that a gateway is registered with, and accuses no address beside one', () => {
    const named = change.editGateway(healthy(), 'dc1', 'mesh-gateway-1', {
      wan: { address: 'lb.example.com', port: 443 },
    });
    expect(verdicts(['lb.example.com:443', '203.0.113.7:443'], named)).toEqual(['registered', 'unchecked']);
  });

  it('has nothing to compare with where the registrations are not known, or none is registered', () => {
    expect(
      verdicts(['198.51.1.1:8443'], change.failFact(healthy(), 'dc1', 'meshGateways', 'denied')),
    ).toBeNull();
    expect(verdicts(['198.51.1.1:8443'], change.withFact(healthy(), 'dc1', 'meshGateways', []))).toBeNull();
  });
});
