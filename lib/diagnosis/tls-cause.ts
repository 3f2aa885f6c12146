import type { Federation } from '@/lib/federation/types';
import type { FailedWay, FailureCause } from './failure-cause';
import { indexFederation } from './federation-index';
import { createCertificate, repeatProbe, SECTIONS } from './remedies';
import { DEFAULT_DOMAIN, domainOf } from './server-names';
import { missingName, serverName } from './tls-refusals';
import type { RemedyStep } from './types';

/** Why TLS refused: the name, the time, the authority, the purpose, or no TLS at all (consul.md 3C). */
export function explainTls(federation: Federation, way: FailedWay): FailureCause {
  const { from, to, failure } = way;
  const after: RemedyStep[] = [repeatProbe(federation, from, to)];
  const observed = { section: SECTIONS.tls, confidence: 'observed' as const };
  if (failure.kind === 'tls') {
    return {
      cause: /outgoing TLS is disabled/i.test(failure.message)
        ? `The asked server of ${from} has the mesh gateway option on but no CA and certificate, so it cannot dial through a gateway.`
        : `TLS between ${from} and ${to} failed: ${failure.message}. A load balancer that ends TLS in front of a mesh gateway does this.`,
      remedy: [
        {
          text: `Give every server of ${from} a certificate of the common CA and restart it.`,
          config:
            'ca_file = "consul-agent-ca.pem"\ncert_file = "<server>.pem"\nkey_file = "<server>-key.pem"\nverify_incoming = true\nverify_outgoing = true\nverify_server_hostname = true',
        },
        ...after,
      ],
      ...observed,
    };
  }
  const name = missingName(failure.message);
  const owner = name === null ? null : serverName(name);
  const node = owner?.node ?? '<node name>';
  const datacenter = owner?.datacenter ?? to;
  const home = indexFederation(federation).datacenters.get(datacenter);
  const domain = owner?.domain ?? (home && domainOf(home)) ?? DEFAULT_DOMAIN;
  const who = owner?.node ? `server ${owner.node} of ${datacenter}` : `a server of ${datacenter}`;
  const renew: RemedyStep = {
    text: `In the folder of the CA, make a certificate with the names server.${datacenter}.${domain} and ${node}.server.${datacenter}.${domain}, install it on that server and restart it.`,
    command: createCertificate(datacenter, node, domain),
  };
  switch (failure.detail.tls) {
    case 'san':
      return {
        cause: `The certificate of ${who} lacks the name ${name ?? `<node>.server.${to}.${domain}`}, which every server needs for federation through mesh gateways. The other way is not affected.`,
        remedy: [renew, ...after],
        ...observed,
      };
    case 'expired':
      return {
        cause: `The certificate of a server of ${to} has expired: ${failure.message}. New connections fail in both directions; those already open live on until they close.`,
        remedy: [renew, ...after],
        ...observed,
      };
    case 'not-yet-valid':
      return {
        cause: `The certificate of a server of ${to} is not valid yet, so one of the two clocks is wrong: ${failure.message}.`,
        remedy: [
          {
            text: `Compare the clocks of the servers of ${from} and ${to} and set them by NTP.`,
            command: 'date -u',
          },
          ...after,
        ],
        ...observed,
      };
    case 'unknown-authority':
      return {
        cause: `The certificate of a server of ${to} comes from a CA that the servers of ${from} do not trust.`,
        remedy: [
          {
            text: `Put both CA certificates into ca_file on all servers of ${from} and ${to}, restart them one at a time, then issue from one common CA.`,
            config: 'ca_file = "all-consul-cas.pem"',
          },
          ...after,
        ],
        ...observed,
      };
    case 'key-usage':
      return {
        cause: `The certificate of a server may not be used for this purpose: it needs both server and client authentication.`,
        remedy: [renew, ...after],
        ...observed,
      };
    default:
      return {
        cause: `TLS identity was refused between ${from} and ${to}: ${failure.message}.`,
        remedy: [renew, ...after],
        ...observed,
      };
  }
}
