import { sourceEvidence } from '@/lib/diagnosis/evidence';
import { createCertificate } from '@/lib/diagnosis/remedies';
import { DEFAULT_DOMAIN, domainOf, missingNames, requiredNames } from '@/lib/diagnosis/server-names';
import { counted, nameList } from '@/lib/diagnosis/words';
import { presentServers } from '../parts/versions';
import type { SignOf } from './sign';

/** No API tells the names in a certificate: without the path probe they are not checked. */
export const missingSan: SignOf = (_ground, datacenters) => {
  const sign = { id: 'missing-san', title: 'Certificates without the names that federation needs' };
  const servers = datacenters.flatMap((datacenter) => {
    const domain = domainOf(datacenter) ?? DEFAULT_DOMAIN;
    return presentServers(datacenter).map((server) => ({
      server,
      domain,
      wanted: requiredNames(server, domain),
    }));
  });
  const read = servers.flatMap(({ server, domain, wanted }) => {
    const { certificate } = server;
    if (!certificate.known) return [];
    const { names } = certificate.value;
    const evidence = sourceEvidence(
      certificate.source,
      `${server.node}: ${names.slice(0, 8).join(', ') || 'no names'}`,
    );
    return [{ server, domain, evidence, missing: missingNames(wanted, names) }];
  });
  const lacking = read.filter(({ missing }) => missing.length > 0);
  const [first] = servers;
  if (lacking.length > 0)
    return {
      ...sign,
      state: 'stop',
      sentence: `The certificate of ${nameList(lacking.map(({ server, missing }) => `${server.node} of ${server.datacenter} lacks ${missing.join(' and ')}`))}: servers of other datacenters will refuse it.`,
      evidence: lacking.slice(0, 6).map(({ evidence }) => evidence),
      remedy: lacking.slice(0, 5).map(({ server, domain }) => ({
        text: `In the folder of the CA that all datacenters share, make a certificate for ${server.node}.`,
        command: createCertificate(server.datacenter, server.node, domain),
      })),
    };
  if (read.length < servers.length || !first) {
    const [name = '', own = ''] = first ? [...first.wanted].reverse() : [];
    return {
      ...sign,
      state: 'not-checked',
      sentence:
        `The names in the certificates of ${counted(servers.length - read.length, 'server')} are not seen: no API of Consul tells them. ${first ? `${first.server.node} of ${first.server.datacenter}, for one, needs ${own} and ${name}.` : ''}`.trim(),
      evidence: [],
      remedy: [
        {
          text: 'Confirm it on every server, with the file that cert_file names, or turn the path probe on in the configuration of Isthmus.',
          command: 'openssl x509 -noout -ext subjectAltName -in /etc/consul.d/server.pem',
        },
        ...(first
          ? [
              {
                text: 'A certificate with both names is made so.',
                command: createCertificate(first.server.datacenter, first.server.node, first.domain),
              },
            ]
          : []),
      ],
    };
  }
  return {
    ...sign,
    state: 'clear',
    sentence: `The certificates of all ${counted(servers.length, 'server')} have both names.`,
    evidence: read.slice(0, 6).map(({ evidence }) => evidence),
    remedy: [],
  };
};
