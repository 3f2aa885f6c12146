import type { Datacenter, Federation } from '@/lib/federation/types';
import { activeRoot, caEvidence, usesConnect } from '../../ca-roots';
import { isoTime, sourceEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Evidence, Rule, RuleFinding, Severity } from '../../types';
import { nameList } from '../../words';

/** What the built-in provider's state hangs on besides RootCert and PrivateKey (agent/connect/ca/provider_consul.go, Configure). */
const ROTATED = '"PrivateKeyType": "ec",\n"PrivateKeyBits": 384';
const DAY_MS = 86_400_000;
/** Days left at which a root must be replaced, and at which one should think of it. */
const ROOT_DAYS = { warning: 30, info: 90 } as const;
/** Consul renews intermediates when half of their time is over (default 1 year, at least 3 hours): close to the end it has failed to. */
const SIGNING_DAYS = 7;

export const caCertificateEndsSoon: Rule = {
  id: 'ca-certificate-ends-soon',
  title: "A certificate of Consul's CA is close to its end",
  why: 'When the root or an intermediate ends, no service certificate is valid any more, in all datacenters at once.',
  evidence:
    '/v1/connect/ca/roots, and where Consul has them the metrics mesh.active-root-ca.expiry and mesh.active-signing-ca.expiry.',
  remedy: 'Rotate the root in the primary; let a secondary reach the primary to renew its intermediate.',
  covers: ['A9'],
  requires: ['caRoots', 'metrics', 'self'],
  section: SECTIONS.ca,
  applies: usesConnect,
  check: (federation) => [...endingRoots(federation), ...endingIntermediates(federation)],
};

/** Every active root once, told of the first datacenter that has it: the primary comes first. */
function endingRoots({ datacenters, takenAt, primary }: Federation): RuleFinding[] {
  const holders = new Map<string, Datacenter[]>();
  for (const datacenter of datacenters) {
    if (!datacenter.caRoots.known) continue;
    const id = datacenter.caRoots.value.activeRootId;
    holders.set(id, [...(holders.get(id) ?? []), datacenter]);
  }
  return [...holders.values()].flatMap((all) => {
    const [first] = all;
    if (!first?.caRoots.known) return [];
    const ends = activeRoot(first.caRoots.value)?.notAfter;
    const severity = rootSeverity(ends, takenAt);
    if (!ends || severity === null) return [];
    const names = nameList(all.map(({ name }) => name));
    return [
      {
        severity,
        subject: { kind: 'datacenter', datacenter: first.name },
        title: `The CA root of ${names} ${Date.parse(ends) <= takenAt ? 'has ended' : 'ends'} on ${dayOf(ends)}`,
        evidence: all.slice(0, 5).flatMap(caEvidence),
        cause:
          'Consul does not renew its root by itself. Certificates of services are never valid for longer than their root.',
        remedy: [
          {
            text: `On a server of ${primary ?? first.name}, read the configuration of the CA.`,
            command: 'consul connect ca get-config > ca.json',
          },
          {
            text: 'In ca.json, change what a root is made of, for example "PrivateKeyBits" in "Config" from 256 to 384, or RootCert and PrivateKey for a root of your own (with Vault, RootPKIPath): Consul makes a new root only then.',
            config: ROTATED,
          },
          {
            text: 'Write it back. The old root stays valid until it ends, and signs the new one.',
            command: 'consul connect ca set-config -config-file ca.json',
          },
          {
            text: 'See that all datacenters have the new root.',
            command: 'curl -sS http://127.0.0.1:8500/v1/connect/ca/roots',
          },
        ],
        confidence: 'observed',
      },
    ];
  });
}

function rootSeverity(ends: string | null | undefined, now: number): Severity | null {
  const left = Date.parse(ends ?? '') - now;
  if (Number.isNaN(left) || left > ROOT_DAYS.info * DAY_MS) return null;
  if (left > ROOT_DAYS.warning * DAY_MS) return 'info';
  return left > 0 ? 'warning' : 'critical';
}

/** Only metrics tell of intermediates, and only those of a leader. */
function endingIntermediates({ datacenters, takenAt }: Federation): RuleFinding[] {
  return datacenters.flatMap((datacenter) => {
    const { name, servers } = datacenter;
    const told = servers.flatMap(({ metrics }) => {
      const ends = metrics?.known ? metrics.value.signingCaExpiresAt : null;
      return metrics?.known && ends !== null ? [{ ends, source: metrics.source }] : [];
    });
    const [soonest] = told.sort((a, b) => Date.parse(a.ends) - Date.parse(b.ends));
    if (!soonest) return [];
    const left = Date.parse(soonest.ends) - takenAt;
    if (!(left <= SIGNING_DAYS * DAY_MS) || isShortLived(datacenter, left)) return [];
    const evidence: Evidence[] = [
      sourceEvidence(soonest.source, `mesh.active-signing-ca.expiry: ${isoTime(Date.parse(soonest.ends))}`),
    ];
    return [
      {
        severity: left > 0 ? ('warning' as const) : ('critical' as const),
        subject: { kind: 'datacenter' as const, datacenter: name },
        title: `The signing certificate of ${name}'s CA ${left > 0 ? 'ends' : 'has ended'} on ${dayOf(soonest.ends)}`,
        evidence,
        cause: `Consul renews it when half of its time is over, so renewing has failed: ${name} does not reach the primary, or the replication token lacks operator:write.`,
        remedy: [
          {
            text: `Read on the leader of ${name} why it is not renewed.`,
            command: 'consul monitor -log-level=info',
          },
        ],
        confidence: 'observed' as const,
      },
    ];
  });
}

/** An intermediate cannot outlive its root: then the root is what ends. */
function isShortLived({ caRoots }: Datacenter, left: number): boolean {
  if (!caRoots.known) return false;
  const ends = activeRoot(caRoots.value)?.notAfter;
  const root = Date.parse(ends ?? '') - caRoots.source.at;
  return !Number.isNaN(root) && root <= left + DAY_MS;
}

const dayOf = (time: string): string => time.slice(0, 10);
