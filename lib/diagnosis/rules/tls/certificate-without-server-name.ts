import type { Datacenter, Federation, Server } from '@/lib/federation/types';
import { certificateOf, faultFinding, findFaults, type CertificateFault } from '../../certificate-faults';
import { SECTIONS } from '../../remedies';
import { DEFAULT_DOMAIN, domainOf, missingNames, requiredNames } from '../../server-names';
import { missingName, refusalsBy } from '../../tls-refusals';
import type { Rule } from '../../types';
import { hasMeshGateways } from '../../usable-gateways';
import { nameList } from '../../words';

/** Servers ask for each other by these names through mesh gateways, and where a refusal says that they do. */
export const needsServerNames = (federation: Federation): boolean =>
  hasMeshGateways(federation) || refusalsBy(federation, 'san').length > 0;

/** T1. Without the path probe it shows only where no server of a datacenter has its name: routers move on to one that has. */
export const certificateWithoutServerName: Rule = {
  id: 'certificate-without-server-name',
  title: "A server's certificate lacks a name that federation needs",
  why: 'Servers of other datacenters ask for <node>.server.<datacenter>.<domain> through the mesh gateways and refuse a certificate without that name. WAN gossip stays alive all the while.',
  evidence:
    'The names in the certificate of every server, read by the path probe; without it, the text of forwarded requests that were refused (x509: certificate is valid for …, not …).',
  remedy:
    'Make a certificate with both names by consul tls cert create -server -dc <datacenter> -node <node>.',
  covers: ['T1'],
  requires: ['certificate'],
  section: SECTIONS.tls,
  applies: needsServerNames,
  check: (federation) => {
    const lacks = new Map<Server, readonly string[]>();
    for (const datacenter of federation.datacenters) {
      for (const server of datacenter.servers) {
        const missing = lackedBy(server, datacenter);
        if (missing.length > 0) lacks.set(server, missing);
      }
    }
    return findFaults(federation, { isFaulty: (server) => lacks.has(server), checks: ['san'] }).map(
      (fault) => {
        const names = namesLacked(fault, lacks);
        const all = fault.datacenter.servers.length === fault.servers.length;
        const lack =
          names.length === 0 ? 'the names that federation through mesh gateways needs' : nameList(names, 3);
        return faultFinding(federation, fault, {
          // While one server of the datacenter has its name, requests find their way to it.
          severity: all || fault.refusals.length > 0 ? 'critical' : 'warning',
          title: certificateOf(fault, `lacks ${lack}`, `lack ${lack}`),
          cause: `Whoever dials a server of ${fault.datacenter.name} through a mesh gateway asks for that server by this name and refuses any certificate without it. The way out of ${fault.datacenter.name} is not affected, and WAN gossip stays alive.${all ? '' : ' Requests still come through by the other servers, gossip and Raft leadership of this one do not.'}`,
        });
      },
    );
  },
};

function lackedBy(server: Server, datacenter: Datacenter): string[] {
  if (!server.certificate.known) return [];
  const { names } = server.certificate.value;
  return missingNames(requiredNames(server, domainOf(datacenter) ?? DEFAULT_DOMAIN), names);
}

/** Of many servers each lacks its own: then the list says less than the sentence. */
function namesLacked(
  { servers, refusals }: CertificateFault,
  lacks: ReadonlyMap<Server, readonly string[]>,
): string[] {
  const [only] = servers;
  if (!only || servers.length > 1) return [];
  const read = lacks.get(only);
  if (read) return [...read];
  const told = refusals.flatMap(({ probes }) =>
    probes.map(({ failure }) => missingName(failure?.message ?? '')),
  );
  return [...new Set(told.filter((name) => name !== null))];
}
