import fc from 'fast-check';
import type { FailureKind } from '../../consul/types';
import type { Observation } from '../types';
import * as any from './arbitrary-values';
import { memory, type Teller, type ToldChange } from './arbitrary-telling';
import * as change from './observations';

const times = fc.integer({ min: 0, max: 3 });

/** Probes that fail, flap or find no leader. */
export const wayChanges = ({ dc, told, oneOf }: Teller): fc.Arbitrary<ToldChange>[] => [
  told(
    'failForwarding',
    fc.tuple(dc, dc, any.failureKind, times, fc.boolean()),
    (a, b, k, n, pathWorks) => (o) => change.failForwarding(o, a, b, failureAt(o, k, { pathWorks }), n),
  ),
  oneOf('failOneProbe', fc.tuple(dc, any.failureKind), (o, who, [to, k]) =>
    change.failForwarding(o, who, to, failureAt(o, k), 2),
  ),
  told(
    'leaderlessAnswer',
    fc.tuple(dc, dc),
    (a, b) => (o) => change.changeForwarding(o, a, b, (f) => change.goodFact(f.path, null, f.latest.at)),
  ),
  told(
    'flappingProbe',
    fc.tuple(dc, dc, memory('works', 'fails')),
    (a, b, m) => (o) => change.rememberProbe(o, a, b, m),
  ),
  oneOf('coordinates', any.coordinate, (o, who, coordinate) =>
    change.withFact(o, who, 'coordinates', (charts) =>
      charts.map((c, i) => (i % 2 ? c : { ...c, servers: c.servers.map((s) => ({ ...s, coordinate })) })),
    ),
  ),
];

/** A dial names a gateway's address, a server's, or nobody's. */
function failureAt(
  observations: readonly Observation[],
  kind: FailureKind,
  detail: { pathWorks?: boolean } = {},
) {
  if (kind !== 'gateway-dial') return change.failureOf(kind, detail);
  const gateways = observations.flatMap((o) => o.facts.meshGateways?.good?.value ?? []);
  const wan = gateways.at(-1)?.wan;
  return change.failureOf(kind, {
    ...detail,
    dialled: wan ? `${wan.address}:${wan.port}` : '10.2.0.11:8300',
  });
}
