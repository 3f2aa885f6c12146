import type { Chain } from '@/lib/federation/routes/types';
import type { Federation } from '@/lib/federation/types';
import { breakageSubject } from '../../breakage-finding';
import { probeEvidence, sourceEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { SECTIONS } from '../../remedies';
import { chosenAt, failingChain, findDisagreements, type Disagreement } from '../../route-disagreement';
import type { Evidence, RemedyStep, Rule, RuleFinding } from '../../types';
import { counted, hostOf, nameList, shellWord } from '../../words';

/** Never beside a root that explains the way: every gateway and server that it rests on is usable by all that was read. */
export const routePredictionDisagrees: Rule = {
  id: 'route-prediction-disagrees',
  title: 'Requests fail on a way that should work',
  why: 'By Consul’s own choice of gateways every hop is usable. What is left is what no registration shows: a dead process, a firewall, a certificate.',
  evidence:
    'The federation states of the asking datacenter, the live registrations of the mesh gateways, the servers of the other side, and forwarded requests that fail.',
  remedy:
    'Dial the hops one after the other from a server of the asking datacenter: the first that fails is the place.',
  covers: [],
  requires: ['forwarding', 'federationStates', 'meshGateways', 'wanMembers', 'self'],
  section: SECTIONS.verification,
  check: (federation) => findDisagreements(federation).map((one) => finding(federation, one)),
};

function finding(federation: Federation, { breakage, routes }: Disagreement): RuleFinding {
  const [first] = routes;
  const chain = first && failingChain(first);
  const ways = routes.map(({ from, to }) => `${from} → ${to}`);
  return {
    severity: 'warning',
    subject: breakageSubject(breakage),
    title: `By all that is registered ${nameList(ways, 2)} should work, and ${routes.length === 1 ? 'does' : 'do'} not`,
    evidence: evidenceOf(federation, routes, chain),
    cause: `${chain ? `${chain.ruleSentence} ` : ''}Every gateway and server on the way is usable, so the fault is one that no registration shows: a process that is dead while its check passes, a firewall, or a certificate.`,
    remedy: first && chain ? dials(federation, first, chain) : [],
    confidence: 'inferred',
    confirm: 'The first of these dials that fails is the hop at fault.',
  };
}

function evidenceOf(
  { datacenters }: Federation,
  routes: Disagreement['routes'],
  chain: Chain | undefined,
): Evidence[] {
  const failing = routes
    .flatMap(({ comparisons }) => comparisons.filter(({ agreement }) => agreement === 'disagrees'))
    .slice(0, 4)
    .map(({ probe }) => probeEvidence(probe));
  const states = datacenters.find(({ name }) => name === routes[0]?.from)?.federationStates;
  if (!chain || !states?.known) return failing;
  const hops = chain.hops
    .filter(({ kind }) => kind !== 'server')
    .map(({ datacenter, candidates }) => {
      const usable = candidates.filter(({ chosen }) => chosen);
      const places = usable.map(({ name, address }) => `${name} at ${address ?? 'no address'}`);
      return sourceEvidence(
        states.source,
        `${counted(usable.length, 'usable mesh gateway')} of ${datacenter}: ${nameList(places)}`,
      );
    });
  return [...failing, ...hops];
}

/** What to type, hop by hop; the last one reads the certificate that the target shows through all of them. */
function dials(
  federation: Federation,
  { from, to }: Disagreement['routes'][number],
  chain: Chain,
): RemedyStep[] {
  const places = ['a server', 'the node of one of these mesh gateways'];
  const steps = chosenAt(chain).flatMap((candidates, i): RemedyStep[] => {
    const address = candidates.find((candidate) => candidate.address !== null)?.address;
    const datacenter = chain.hops[i]?.datacenter ?? to;
    if (!address || (chain.rule !== 'direct' && chain.hops[i]?.kind === 'server')) return [];
    const host = hostOf(address);
    const port = address.slice(address.lastIndexOf(':') + 1);
    return [
      {
        text: `From ${places[i] ?? 'there'} of ${from}, see whether ${candidates.map(({ name }) => name).join(' and ')} of ${datacenter} can be dialled.`,
        command: `nc -vz ${shellWord(host)} ${shellWord(port)}`,
      },
    ];
  });
  const entry = chosenAt(chain)[0]?.[0]?.address;
  const target = chosenAt(chain).at(-1)?.[0]?.name;
  if (!entry || !target) return steps;
  const domain = domainOf(federation, from) ?? 'consul';
  const name = `${target}.server.${to}.${domain}`;
  return [
    ...steps,
    {
      text: `From a server of ${from}, see whether ${target} of ${to} answers through them, and with which certificate.`,
      command: `openssl s_client -connect ${shellWord(entry)} -servername ${shellWord(name)} -alpn consul/rpc-multi </dev/null`,
    },
  ];
}

function domainOf(federation: Federation, name: string): string | null {
  const servers = indexFederation(federation).datacenters.get(name)?.servers ?? [];
  for (const { self } of servers) if (self?.known) return self.value.domain;
  return null;
}
