import type { FailureKind } from '../../consul/types';
import type { Fact, Observation, ServerCertificate } from '../types';
import { failedFact, failureOf, goodFact } from './facts';

const AUTHORITY = { name: 'CN=Consul Agent CA 1', keyId: '0A:0B' };
const DAY_MS = 86_400_000;

/** A certificate as `consul tls cert create -server -dc <datacenter> -node <node>` makes it, a month old at `at` (epoch ms). */
export function serverCertificate(
  node: string,
  datacenter: string,
  at: number,
  change: Partial<ServerCertificate> = {},
): ServerCertificate {
  return {
    names: [`${node}.server.${datacenter}.consul`, `server.${datacenter}.consul`, 'localhost'],
    notBefore: new Date(at - 30 * DAY_MS).toISOString(),
    notAfter: new Date(at + 335 * DAY_MS).toISOString(),
    subject: `CN=server.${datacenter}.consul`,
    issuer: AUTHORITY.name,
    fingerprint: 'AA:BB',
    authority: AUTHORITY,
    serverAuth: true,
    clientAuth: true,
    tlsVersion: 'TLSv1.3',
    alpn: null,
    through: '198.51.1.1:8443',
    missed: [],
    ...change,
  };
}

type Change = (node: string, datacenter: string) => Partial<ServerCertificate> | FailureKind;

/**
 * The path probe is on: the first vantage of each datacenter keeps the certificates of the servers that its WAN pool lists there,
 * read when it was asked last. `change` makes one different, or gives the kind of failure instead.
 */
export function withPathProbes(
  observations: readonly Observation[],
  change: Change = () => ({}),
): Observation[] {
  const done = new Set<string>();
  return observations.map((o) => {
    const { datacenter } = o.vantage;
    const pool = o.facts.wanMembers?.good;
    if (datacenter === null || !pool || done.has(datacenter)) return o;
    done.add(datacenter);
    const facts = pool.value
      .filter((member) => member.datacenter === datacenter)
      .map(({ node }): [string, Fact<ServerCertificate>] => {
        const different = change(node, datacenter);
        const fact = goodFact(
          `TLS to 198.51.1.1:8443 as ${node}.server.${datacenter}.consul`,
          serverCertificate(node, datacenter, pool.at, typeof different === 'string' ? {} : different),
          pool.at,
          630_000,
        );
        return [
          node,
          typeof different === 'string' ? failedFact(fact, failureOf(different), 1, 'forget') : fact,
        ];
      });
    return { ...o, pathProbes: { [datacenter]: Object.fromEntries(facts) } };
  });
}
