import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { indexFederation } from './federation-index';
import { brokenWayToPrimary, strandedWay } from './reach-of-primary';
import { federationOf, healthy } from './testing/situation';

const look = (observations: readonly Observation[], name = 'dc3') => {
  const federation = federationOf(observations);
  const datacenter = indexFederation(federation).datacenters.get(name);
  if (!datacenter) throw new Error(`no ${name}`);
  return {
    broken: brokenWayToPrimary(federation, datacenter) !== null,
    stranded: strandedWay(federation, datacenter) !== null,
  };
};
const broken = change.failForwarding(healthy(), 'dc3', 'dc1', 'no-usable-gateway');

describe('the way of a secondary to its primary', () => {
  it('works, and the primary needs none', () => {
    expect(look(healthy())).toEqual({ broken: false, stranded: false });
    expect(look(change.failForwarding(healthy(), 'dc1', 'dc3', 'no-path'), 'dc1')).toEqual({
      broken: false,
      stranded: false,
    });
  });

  it('hangs on primary_gateways only where no gateways of the primary are replicated', () => {
    expect(look(broken)).toEqual({ broken: true, stranded: false });
    expect(look(change.withFact(broken, 'dc3', 'federationStates', []))).toEqual({
      broken: true,
      stranded: true,
    });
    expect(look(change.editFederationState(broken, 'dc3', 'dc1', { meshGateways: [] }))).toEqual({
      broken: true,
      stranded: true,
    });
  });

  it('is judged by the text of the failure where federation states cannot be read', () => {
    expect(look(change.failFact(broken, 'dc3', 'federationStates', 'feature-off')).stranded).toBe(true);
    const refused = change.failForwarding(healthy(), 'dc3', 'dc1', 'tls-identity');
    expect(look(change.failFact(refused, 'dc3', 'federationStates', 'denied'))).toEqual({
      broken: true,
      stranded: false,
    });
  });
});
