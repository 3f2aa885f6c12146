import type { Fact, ServerCertificate } from '../observation/types';
import { knownFact, notAsked } from './fresh';
import type { Datacenter, Gap, Known } from './types';
import type { Witness } from './vantages';

const PATH_PROBE_OFF = 'not checked: the path probe is off';

type Probed = { vantage: string; fact: Fact<ServerCertificate> };

/** What the path probe read of a datacenter's servers, by node. Of two vantages that kept one, the one that dialled last. */
export function certificatesOf(
  witnesses: readonly Witness[],
  datacenter: string,
  now: number,
): (node: string) => Known<ServerCertificate> {
  const probed = new Map<string, Probed>();
  let keeper: string | null = null;
  for (const { state, observation } of witnesses) {
    const facts = own(observation.pathProbes, datacenter);
    if (!facts) continue;
    keeper ??= state.id;
    for (const [node, fact] of Object.entries(facts)) {
      const other = probed.get(node);
      if (!other || fact.latest.at > other.fact.latest.at) probed.set(node, { vantage: state.id, fact });
    }
  }
  return (node) => {
    const { vantage, fact } = probed.get(node) ?? { vantage: keeper ?? '', fact: undefined };
    const known = knownFact(fact, { fact: 'certificate', datacenter, vantage }, now);
    return keeper === null && !known.known
      ? { known: false, gap: { ...known.gap, message: PATH_PROBE_OFF } }
      : known;
  };
}

const own = <T>(record: { readonly [key: string]: T } | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

/** Certificates that are not known: one gap for a datacenter whose probe is off, else one for each server. */
export function certificateGaps({ name, servers }: Datacenter): Gap[] {
  // Of a datacenter whose servers nobody names, no certificate is known either.
  if (servers.length === 0) {
    const gap = notAsked({ fact: 'certificate', datacenter: name, vantage: '' });
    return [{ ...gap, message: 'not checked: none of its servers is known' }];
  }
  const gaps = servers.flatMap(({ certificate }) => (certificate.known ? [] : [certificate.gap]));
  const off = gaps.find(({ message }) => message === PATH_PROBE_OFF);
  return off ? [{ ...off, datacenter: name }] : gaps;
}
