import { gatewayKey } from '../usable-gateways';
import { indexFederation } from '../federation-index';
import { subjectDatacenters } from '../subject';
import type { Finding, Subject } from '../types';
import type { AddressOwner, Context, KnownText } from './types';

const MOST = 4;

type Match = { finding: Finding; sure: boolean };

/**
 * The live roots that a text belongs to, the likeliest first. One counts when it, or a symptom of it, is of a rule that looks for a
 * cause of the text, or when the same text is its evidence. What names other datacenters than the text is left out, and one whose
 * symptoms alone are where the text points is never sure.
 */
export function findingsFor(
  context: Context,
  text: KnownText,
  rules: readonly string[],
  roots: readonly Finding[],
): Match[] {
  const named = namedDatacenters(context, text);
  const scored = roots.flatMap((finding) => {
    const told = [finding.rule, ...finding.symptoms.map(({ rule }) => rule)];
    const byRule = told.some((rule) => rules.includes(rule));
    const byEvidence = finding.evidence.some(({ value }) => text.pattern.test(value.toLowerCase()));
    if (!byRule && !byEvidence) return [];
    const places = placesOf(finding);
    const shares = places.length === 0 || places.some((name) => named.includes(name));
    if (named.length > 0 && !shares) return [];
    const isSubject = namesSubject(context, finding.subject);
    const score =
      (isSubject ? 4 : 0) + (named.length > 0 && shares ? 2 : 0) + (byEvidence ? 2 : 0) + (byRule ? 1 : 0);
    return [
      {
        finding,
        score,
        sure:
          isSubject || (pointsAt(context, named, finding.subject) && (byEvidence || text.fault !== 'either')),
      },
    ];
  });
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ finding, sure }) => ({ finding, sure }));
}

/** Datacenters that the fault can be in, by what the line names and who wrote it; empty: any. */
function namedDatacenters(
  { datacenters, addresses, from, dialler }: Context,
  { fault }: KnownText,
): string[] {
  if (fault === 'writer') return from ? [from.name] : [];
  const owners = addresses.flatMap(ownersOf);
  const writer = fault === 'either' ? [from, dialler].flatMap((one) => (one ? [one.name] : [])) : [];
  return [...new Set([...datacenters.map(({ name }) => name), ...owners, ...writer])];
}

const ownersOf = ({ gateways, servers }: AddressOwner): string[] => [
  ...gateways.map(({ gateway }) => gateway.datacenter),
  ...servers.map((server) => server.datacenter),
];

/** The finding itself is where the line points: where a dial went to, else at what it names; a way also by whoever tried it. */
function pointsAt(
  { addresses, dialler, from }: Context,
  named: readonly string[],
  subject: Subject,
): boolean {
  const dialled = addresses.filter((owner) => owner.dialled).flatMap(ownersOf);
  const aim = dialled.length > 0 ? dialled : named;
  const places = subjectDatacenters(subject);
  const tried = dialler ?? from;
  if (subject.kind === 'pair' && tried !== null && !places.includes(tried.name)) return false;
  return places.some((name) => aim.includes(name));
}

/** Where a finding and its symptoms are; empty: the whole federation. */
function placesOf({ subject, symptoms }: Finding): string[] {
  if (subject.kind === 'federation') return [];
  return [...new Set([subject, ...symptoms.map((symptom) => symptom.subject)].flatMap(subjectDatacenters))];
}

/** The line names the very gateway, server or address that the finding is about. */
function namesSubject({ addresses, servers, federation }: Context, subject: Subject): boolean {
  if (subject.kind === 'server') {
    const all = [...servers, ...addresses.flatMap((owner) => owner.servers)];
    return all.some(({ node, datacenter }) => node === subject.server && datacenter === subject.datacenter);
  }
  if (subject.kind !== 'mesh-gateway') return false;
  const datacenter = indexFederation(federation).datacenters.get(subject.datacenter);
  return addresses.some(({ gateways }) =>
    gateways.some(
      ({ gateway }) =>
        datacenter !== undefined &&
        gateway.datacenter === subject.datacenter &&
        gatewayKey(gateway, datacenter) === subject.meshGateway,
    ),
  );
}
