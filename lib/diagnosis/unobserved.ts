import type { Federation, Gap, VantageState } from '@/lib/federation/types';
import { indexFederation } from './federation-index';
import { counted, nameList } from './words';

/** Kinds of gaps that are no failure to observe: nobody was configured, or there is nothing to read. */
const HARMLESS: ReadonlySet<Gap['kind']> = new Set<Gap['kind']>([
  'not-asked',
  'unsupported',
  'feature-off',
  'no-leader',
]);

/** Gaps of a way that does not work: the broken way itself is a finding. */
const ON_THE_WAY: ReadonlySet<Gap['kind']> = new Set<Gap['kind']>([
  'no-path',
  'no-usable-gateway',
  'no-server-reachable',
  'gateway-dial',
  'connection-lost',
  'tls-identity',
  'tls',
  'neighbour-dial',
]);

/**
 * What we are configured to observe and do not see, in sentences without a full stop, worst first. Empty: everything that was asked
 * for is seen. Pairs that no configured agent could measure are no failure to observe.
 */
export function unobserved(federation: Federation): string[] {
  const { vantages, datacenters, gaps } = federation;
  if (vantages.length === 0) return ['no agent is configured'];
  const index = indexFederation(federation);
  const silent = vantages.filter(({ reachable }) => reachable === false);
  const waiting = vantages.filter((v) => v.reachable === null && v.lastAnswerAt === null);
  const old = vantages.filter((v) => v.reachable === null && v.lastAnswerAt !== null);
  const denied = vantages.filter((v) => v.reachable === true && v.denied.length > 0);
  const noPool = datacenters.filter(({ name }) => onlyClients(index.vantagesIn(name)));
  const told = new Set([...silent, ...waiting, ...old, ...denied].map(({ id }) => id));
  const configured = new Set(datacenters.filter((d) => d.configured).map(({ name }) => name));
  const other = gaps.filter(({ fact, kind, datacenter, vantage }) => {
    // Metrics foretell; what is so now is read elsewhere.
    if (fact === 'metrics') return false;
    if (HARMLESS.has(kind) || ON_THE_WAY.has(kind) || kind === 'client-agent') return false;
    return configured.has(datacenter) && !told.has(vantage);
  });
  return [
    ...listed(silent, 'does not answer', 'do not answer'),
    ...listed(waiting, 'has not answered yet', 'have not answered yet'),
    ...listed(old, 'was not read lately', 'were not read lately'),
    ...listed(denied, 'denies reads', 'deny reads'),
    ...(noPool.length > 0
      ? [
          `the WAN members of ${nameList(noPool.map(({ name }) => name))} are not seen: only client agents are asked`,
        ]
      : []),
    ...(other.length > 0
      ? [
          `${counted(new Set(other.map(({ vantage, fact, datacenter }) => `${vantage} ${fact} ${datacenter}`)).size, 'answer')} about ${nameList([...new Set(other.map(({ datacenter }) => datacenter))].sort())} missing (${nameList([...new Set(other.map(({ fact }) => fact))].sort())})`,
        ]
      : []),
  ];
}

const onlyClients = (own: readonly VantageState[]): boolean =>
  own.length > 0 && own.every(({ role, reachable }) => role === 'client' && reachable === true);

function listed(vantages: readonly VantageState[], one: string, many: string): string[] {
  const [first] = vantages;
  if (!first) return [];
  const where = first.in === null ? '' : ` in ${first.in}`;
  if (vantages.length === 1) return [`the agent at ${first.address}${where} ${one}`];
  return [
    `${vantages.length} agents ${many} (${nameList(
      vantages.map(({ address }) => address),
      2,
    )})`,
  ];
}
