import type { Datacenter, Federation, Server } from '@/lib/federation/types';
import type { ServerCertificate } from '@/lib/observation/types';
import { probeEvidence, sourceEvidence } from './evidence';
import { indexFederation } from './federation-index';
import { createCertificate, repeatProbe } from './remedies';
import { domainOf } from './server-names';
import { refusalsBy, type TlsCheck, type TlsRefusal } from './tls-refusals';
import type { Evidence, RemedyStep, RuleFinding, Subject } from './types';
import { nameList } from './words';

/** Servers of one datacenter whose certificates have the same fault, and how that is known. */
export type CertificateFault = {
  datacenter: Datacenter;
  /** Sorted by name. Empty: some of its servers, nobody said which. */
  servers: readonly Server[];
  /** Requests that failed for it. Empty: nothing has dialled anew yet, the fault is latent. */
  refusals: readonly TlsRefusal[];
};

/** What is wrong, by the certificate itself where it was read, and by the texts of requests that were refused. */
type Fault = {
  isFaulty?: (server: Server) => boolean;
  checks?: readonly TlsCheck[];
};

/** The faults of one kind, one for each datacenter that has any, in federation order. */
export function findFaults(
  federation: Federation,
  { isFaulty = () => false, checks = [] }: Fault,
): CertificateFault[] {
  const refused = new Map<string, TlsRefusal[]>();
  for (const refusal of refusalsBy(federation, ...checks)) {
    refused.set(refusal.datacenter, [...(refused.get(refusal.datacenter) ?? []), refusal]);
  }
  return federation.datacenters.flatMap((datacenter) => {
    const refusals = refused.get(datacenter.name) ?? [];
    const read = datacenter.servers.filter(isFaulty);
    if (read.length === 0 && refusals.length === 0) return [];
    // What was read of the certificates themselves beats what a text says of one of them, and explains refusals that give no reason.
    if (read.length === 0)
      return [{ datacenter, servers: accusedServers(federation, datacenter, refusals), refusals }];
    const nodes = new Set(read.map(({ node }) => node));
    const unexplained = refusalsBy(federation, 'refused').filter(
      (refusal) => refusal.datacenter === datacenter.name && nodes.has(refusal.server ?? ''),
    );
    return [
      {
        datacenter,
        servers: read,
        refusals: [...refusals, ...unexplained.filter((r) => !refusals.includes(r))],
      },
    ];
  });
}

/**
 * Routers move on to the next server after a failure, so where every way in fails no server is left that is sound. A text names only
 * the one that was tried last.
 */
function accusedServers(
  federation: Federation,
  { name, servers }: Datacenter,
  refusals: readonly TlsRefusal[],
): Server[] {
  if (refusals.every(({ side }) => side === 'asked')) {
    const into = indexFederation(federation)
      .into(name)
      .filter(({ forwarding }) => forwarding !== 'unknown');
    const isShut = into.every(({ forwarding }) => forwarding === 'bad');
    if (isShut && refusals.some(({ check }) => check === 'san'))
      return servers.filter(({ status }) => status !== 'left');
  }
  const named = new Set(refusals.map(({ server }) => server));
  return servers.filter(({ node }) => named.has(node));
}

function faultSubject({ datacenter, servers }: CertificateFault): Subject {
  const [only] = servers;
  return only && servers.length === 1
    ? { kind: 'server', datacenter: datacenter.name, server: only.node }
    : { kind: 'datacenter', datacenter: datacenter.name };
}

/** `server dc2-s1 of dc2`, `dc2-s1 and dc2-s2 of dc2`, `a server of dc2`. */
export function whose({ datacenter, servers }: CertificateFault): string {
  const [only] = servers;
  if (!only) return `a server of ${datacenter.name}`;
  if (servers.length === 1) return `server ${only.node} of ${datacenter.name}`;
  return `${nameList(servers.map(({ node }) => node))} of ${datacenter.name}`;
}

/** `The certificate of … has`, `The certificates of … have`. */
export const certificateOf = (fault: CertificateFault, one: string, many: string): string =>
  fault.servers.length > 1
    ? `The certificates of ${whose(fault)} ${many}`
    : `The certificate of ${whose(fault)} ${one}`;

const MOST_LINES = 6;

function faultEvidence({ servers, refusals }: CertificateFault): Evidence[] {
  const read = servers.flatMap(({ node, certificate, metrics }) => {
    if (certificate.known)
      return [sourceEvidence(certificate.source, `${node}: ${describe(certificate.value)}`)];
    const end = metrics?.known ? metrics.value.certExpiresAt : null;
    return metrics?.known && end !== null
      ? [sourceEvidence(metrics.source, `${node}: consul.agent.tls.cert.expiry says ${day(end)}`)]
      : [];
  });
  const refused = refusals.flatMap(({ probes }) => probes);
  return [...read.slice(0, MOST_LINES), ...refused.slice(0, MOST_LINES).map(probeEvidence)];
}

function describe({ names, notBefore, notAfter, authority }: ServerCertificate): string {
  const named = names.length === 0 ? 'no names' : `names ${names.slice(0, 8).join(', ')}`;
  return `${named}; valid ${day(notBefore)} to ${day(notAfter)}; signed by ${authority.name}`;
}

/** Only the day: the moment is in the certificate. */
export const day = (iso: string): string => iso.slice(0, 10);

/** New certificates for the servers, one command each; of a datacenter that has many, for the first few. */
export function renewSteps(
  federation: Federation,
  { datacenter, servers, refusals }: CertificateFault,
): RemedyStep[] {
  const domain = domainOf(datacenter) ?? undefined;
  const affected = servers.length > 0 ? servers : datacenter.servers;
  const make = affected.slice(0, 5).map(({ node }) => ({
    text: `In the folder of the CA that all datacenters share, make a certificate for ${node}.`,
    command: createCertificate(datacenter.name, node, domain),
  }));
  const [other] = refusals[0]?.others ?? [];
  return [
    ...make,
    {
      text: `Install certificate and key as cert_file and key_file on ${servers.length > 0 ? nameList(servers.map(({ node }) => node)) : `that server of ${datacenter.name}`}, and restart Consul there, one server at a time.`,
      command: 'systemctl restart consul',
    },
    ...(other === undefined ? [] : [repeatProbe(federation, other, datacenter.name)]),
  ];
}

/** What findings about certificates share. Latent while nothing has failed for it. */
export function faultFinding(
  federation: Federation,
  fault: CertificateFault,
  rest: Pick<RuleFinding, 'severity' | 'title' | 'cause'> & Partial<RuleFinding>,
): RuleFinding {
  const { servers, refusals } = fault;
  return {
    subject: faultSubject(fault),
    evidence: faultEvidence(fault),
    remedy: renewSteps(federation, fault),
    confidence:
      refusals.length > 0 || servers.every(({ certificate }) => certificate.known) ? 'observed' : 'inferred',
    ...(refusals.length === 0 && { latent: true as const }),
    ...rest,
  };
}
