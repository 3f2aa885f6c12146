import { describe, expect, it } from 'vitest';
import { editGateway, failFact } from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { outdatedGatewayAddresses as rule } from './outdated-gateway-addresses';

const move = (all: ReturnType<typeof healthy>, n: number) =>
  editGateway(all, 'dc2', `mesh-gateway-${n}`, { wan: { address: `203.0.113.${n}`, port: 443 } }, 'live');
const one = move(healthy(), 1);

describe('outdated-gateway-addresses', () => {
  it('passes while one address that others know is real', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, one).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('warns when all gateways moved before the others heard of it', () => {
    const [finding] = findingsOf(rule, move(one, 2));
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: dc1 and dc3 know no mesh gateway of dc2 that is usable now',
    ]);
    expect(finding?.cause).toContain('203.0.113.1:443');
    expect(finding?.evidence[0]?.value).toContain('198.51.2.1:8443');
  });

  it('is inconclusive without federation states', () => {
    expect(verdictOf(rule, failFact(healthy(), 'dc1', 'federationStates', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
