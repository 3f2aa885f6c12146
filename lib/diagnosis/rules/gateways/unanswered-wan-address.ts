import type { Datacenter, Federation, MeshGateway } from '@/lib/federation/types';
import { sourceEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Evidence, Rule } from '../../types';
import { hasMeshGateways } from '../../usable-gateways';
import { badAddresses, gatewayNames, wanAddressFinding } from '../../wan-address-finding';
import { hostPort, nameList, sentence } from '../../words';

/**
 * The path probe dials WAN addresses from this machine, as gateways of other datacenters do from theirs. Only where it reaches those of
 * another datacenter does one that it does not reach tell anything.
 */
export const unansweredWanAddress: Rule = {
  id: 'unanswered-wan-address',
  title: 'The WAN address of a mesh gateway does not answer',
  why: 'The check of a gateway looks at its LAN address: a wrong or closed WAN address shows only when another datacenter dials it anew.',
  evidence:
    'Dials of the path probe to the WAN addresses of mesh gateways that are usable by all that is registered.',
  remedy: 'Register it again with the address that other datacenters reach, or open the port.',
  covers: ['G5', 'G6'],
  requires: ['certificate', 'meshGateways'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) => {
    const dials = new Map(federation.datacenters.map((datacenter) => [datacenter.name, dialsOf(datacenter)]));
    const reached = new Set(
      federation.datacenters.filter((d) => isReachedByWan(d, dials)).map(({ name }) => name),
    );
    const isBad = ({ datacenter, wan, lan, usable }: MeshGateway): boolean => {
      const { missed } = dials.get(datacenter) ?? NOTHING;
      if (!usable || wan === null || !missed.has(hostPort(wan)) || hostPort(wan) === hostPort(lan))
        return false;
      return !missed.has(hostPort(lan)) && [...reached].some((name) => name !== datacenter);
    };
    return badAddresses(federation, isBad).map((of) => {
      const addresses = of.bad.flatMap(({ wan }) => (wan ? [hostPort(wan)] : []));
      const finding = wanAddressFinding(federation, of, {
        title: `the WAN address ${nameList(addresses, 2)} of ${gatewayNames(of.bad)} of ${of.datacenter} does not answer`,
        cause: `This dashboard reaches mesh gateways of ${nameList(
          [...reached].filter((name) => name !== of.datacenter),
          3,
        )} at their WAN addresses, and not ${nameList(addresses, 2)}: the address is wrong, or something closes it.`,
        confidence: 'inferred',
        confirm: `A gateway of another datacenter opens no TCP connection to ${addresses[0] ?? 'it'}.`,
      });
      return {
        ...finding,
        title: sentence(finding.title),
        // Somebody may let gateways in and not this machine: until a way fails it is no more than a warning.
        severity: finding.latent === true ? 'warning' : finding.severity,
        evidence: [...evidenceOf(federation, of.datacenter, addresses), ...finding.evidence],
      };
    });
  },
};

type Dials = { missed: ReadonlySet<string>; through: ReadonlySet<string> };
const NOTHING: Dials = { missed: new Set(), through: new Set() };

/** What the path probe met on its way to the servers of a datacenter. */
function dialsOf({ servers }: Datacenter): Dials {
  const read = servers.flatMap(({ certificate }) => (certificate.known ? [certificate.value] : []));
  const through = new Set(read.map((one) => one.through));
  const missed = read.flatMap((one) => (one.missed ?? []).map(({ address }) => address));
  return { through, missed: new Set(missed.filter((address) => !through.has(address))) };
}

const isReachedByWan = ({ name, meshGateways }: Datacenter, dials: ReadonlyMap<string, Dials>): boolean =>
  meshGateways.some(({ wan }) => wan !== null && dials.get(name)?.through.has(hostPort(wan)));

function evidenceOf({ datacenters }: Federation, name: string, addresses: readonly string[]): Evidence[] {
  const servers = datacenters.find((datacenter) => datacenter.name === name)?.servers ?? [];
  return servers
    .flatMap(({ certificate }) => {
      if (!certificate.known) return [];
      const missed = (certificate.value.missed ?? []).filter(({ address }) => addresses.includes(address));
      return missed.map(({ address, kind }) =>
        sourceEvidence(
          certificate.source,
          `${address}: ${WORDS[kind] ?? 'no certificate'}; the certificate came through ${certificate.value.through}`,
        ),
      );
    })
    .slice(0, 4);
}

const WORDS: Readonly<Record<string, string>> = {
  'path-refused': 'no connection (refused, or no route)',
  'path-timeout': 'no connection within its time',
  'path-silent': 'accepted the connection and said nothing',
  'path-not-tls': 'what answers there is no TLS',
};
