import type { Datacenter, Federation, Source } from '@/lib/federation/types';
import { sourceEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import { hasMeshGateways } from '../../usable-gateways';
import type { Rule, RuleFinding } from '../../types';
import { counted, nameList } from '../../words';

/** Consul's own `limits.rpc_max_conns_per_client`: one that is lower was set on purpose. */
const DEFAULT = 100;

type Limited = {
  datacenter: Datacenter;
  limit: number;
  /** Servers of other datacenters, each of which may hold a connection to each server here. */
  remote: number;
  gateways: number;
  told: { node: string; limit: number; source: Source }[];
};

/** Servers see the address of the gateway, not of who is behind it, so all remote servers share one limit a gateway. */
export const lowConnectionLimit: Rule = {
  id: 'low-connection-limit',
  title: 'The limit of connections is lower than the number of remote servers',
  why: 'Requests of all other datacenters come from the addresses of the mesh gateways, and share the limit of one client: connections above it are refused, most likely when a gateway fails and the other takes its share.',
  evidence: 'limits.rpc_max_conns_per_client of the servers, beside the servers of all other datacenters.',
  remedy: 'Raise limits.rpc_max_conns_per_client on the servers.',
  covers: ['X3'],
  requires: ['self'],
  section: SECTIONS.limits,
  applies: hasMeshGateways,
  check: (federation) => {
    const limited = federation.datacenters.flatMap((datacenter) => limitOf(federation, datacenter));
    const lowered = limited.filter(({ limit }) => limit < DEFAULT);
    const others = limited.filter(({ limit }) => limit >= DEFAULT);
    return [...lowered.map((one) => findingOf([one])), ...(others.length > 0 ? [findingOf(others)] : [])];
  },
};

function limitOf(federation: Federation, datacenter: Datacenter): Limited[] {
  const { servers, meshGateways } = datacenter;
  const told = servers.flatMap(({ node, self }) => {
    const limit = self?.known ? self.value.rpcMaxConnsPerClient : null;
    return self?.known && typeof limit === 'number' && limit > 0
      ? [{ node, limit, source: self.source }]
      : [];
  });
  const gateways = meshGateways.filter(({ usable }) => usable).length;
  if (told.length === 0 || gateways === 0) return [];
  const limit = Math.min(...told.map((one) => one.limit));
  const remote = allServers(federation) - servers.length;
  return limit < remote ? [{ datacenter, limit, remote, gateways, told }] : [];
}

const allServers = ({ datacenters }: Federation): number =>
  datacenters.reduce((sum, { servers }) => sum + servers.length, 0);

function findingOf(all: readonly Limited[]): RuleFinding {
  const names = all.map(({ datacenter }) => datacenter.name);
  const [first] = all;
  const limit = Math.min(...all.map((one) => one.limit));
  const remote = Math.max(...all.map((one) => one.remote));
  const lowered = limit < DEFAULT;
  const where = nameList(names, 3);
  return {
    severity: lowered ? 'warning' : 'info',
    subject: lowered ? { kind: 'datacenter', datacenter: names[0] ?? '' } : { kind: 'federation' },
    title: `rpc_max_conns_per_client = ${limit} on servers of ${where} is lower than the ${counted(remote, 'server')} of other datacenters`,
    evidence: all
      .flatMap(({ datacenter, told }) =>
        told.map(({ node, limit: own, source }) =>
          sourceEvidence(source, `${node}.${datacenter.name}: rpc_max_conns_per_client ${own}`),
        ),
      )
      .slice(0, 6),
    cause: `The servers of other datacenters reach ${where} through ${first ? counted(first.gateways, 'mesh gateway') : 'mesh gateways'}, and each gateway counts as one client. What is refused, and whether anything is yet, only the log tells.`,
    remedy: [
      {
        text: `On the servers of ${where}, allow at least twice as many connections as there are servers elsewhere.`,
        config: `limits {\n  rpc_max_conns_per_client = ${Math.max(DEFAULT, 2 * remote)}\n}`,
      },
      { text: 'The limits are read again without a restart.', command: 'consul reload' },
    ],
    confidence: 'inferred',
    confirm: `The log of a server of ${names[0] ?? 'the datacenter'} says "rejecting RPC conn from" and "rpc_max_conns_per_client exceeded".`,
    latent: true,
  };
}
