import fc from 'fast-check';
import type { MeshGatewayService } from '../../consul/types';
import * as any from './arbitrary-values';
import type { Teller, ToldChange } from './arbitrary-telling';
import * as change from './observations';

const where = fc.constantFrom('everywhere' as const, 'live' as const, 'federation-states' as const);
const CRITICAL = [{ id: 'c', name: 'port', status: 'critical', output: 'refused' }];

const gateway = (
  { dc, nth, told }: Teller,
  name: string,
  patch: fc.Arbitrary<Partial<MeshGatewayService> | null>,
) =>
  told(
    name,
    fc.tuple(dc, nth, patch, where),
    (a, n, p, w) => (o) => change.editGateway(o, a, `mesh-gateway-${n}`, p, w),
  );

/** Registrations and what federation states say of them. */
export function gatewayChanges(teller: Teller): fc.Arbitrary<ToldChange>[] {
  const { dc, told } = teller;
  return [
    gateway(teller, 'criticalGateway', fc.constant({ checks: CRITICAL })),
    gateway(teller, 'noGateway', fc.constant(null)),
    gateway(teller, 'untaggedGateway', fc.constant({ federation: false })),
    gateway(
      teller,
      'gatewayAddress',
      fc
        .tuple(any.gatewayHost, fc.boolean())
        .map(([address, wan]) => (wan ? { wan: { address, port: 8443 } } : { lan: { address, port: 8443 } })),
    ),
    gateway(teller, 'gatewayWithoutWan', fc.constant({ wan: null })),
    gateway(teller, 'gatewayPartition', fc.constant({ partition: 'other' })),
    told(
      'record',
      fc.tuple(dc, dc, fc.constantFrom('1', '99', '9007199254740993', '')),
      (a, b, index) => (o) =>
        change.editFederationState(o, a, b, { primaryModifyIndex: index, modifyIndex: index }),
    ),
    told('noRecord', fc.tuple(dc, dc), (a, b) => (o) => change.editFederationState(o, a, b, null)),
    told(
      'emptyRecord',
      fc.tuple(dc, dc),
      (a, b) => (o) => change.editFederationState(o, a, b, { meshGateways: [] }),
    ),
  ];
}
