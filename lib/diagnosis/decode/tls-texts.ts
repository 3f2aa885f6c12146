import { indexFederation } from '../federation-index';
import { createCertificate } from '../remedies';
import { DEFAULT_DOMAIN, domainOf } from '../server-names';
import { missingName, serverName } from '../tls-refusals';
import type { Context, KnownText } from './types';

/** The name that a certificate lacks, and the command that makes one with it. */
function missing({ text, servers: [server], federation }: Context) {
  const name = missingName(text);
  const owner = name === null ? null : serverName(name);
  const home = indexFederation(federation).datacenters.get(server?.datacenter ?? '');
  const command = createCertificate(
    owner?.datacenter ?? server?.datacenter ?? '<datacenter>',
    owner?.node ?? server?.node ?? '<node>',
    owner?.domain ?? (home && domainOf(home)) ?? DEFAULT_DOMAIN,
  );
  return { name, owner, command };
}

/** The certificate authority, and certificates: the name, the time, the authority, the purpose, or no TLS at all. */
export const TLS_TEXTS: readonly KnownText[] = [
  {
    pattern:
      /ca root replication failed|deferring initialization of the secondary datacenter ca|not at least at the minimum version/,
    says: 'The certificate authority of a secondary cannot be set up or renewed, because the primary is not reached or is too old.',
    codes: ['A7', 'F14b'],
    fault: 'writer',
    remedy: 'Mend the way to the primary; then restart the leader of the secondary.',
  },
  {
    pattern: /error parsing ca cert: no pem-encoded data found/,
    says: "The secondary has no certificate authority of its own yet: it could not fetch the primary's roots, or got none.",
    codes: ['A7'],
    fault: 'writer',
    remedy:
      'Mend the way to the primary and the replication token, then restart the leader of the secondary.',
  },
  {
    pattern: /handshake message of length \d+ bytes exceeds maximum/,
    says: 'So many intermediate certificates have gathered in the CA roots that a TLS handshake no longer takes them.',
    codes: ['A7', 'A9'],
    fault: 'either',
    remedy: 'Upgrade Consul, and rotate the root of the certificate authority once.',
  },
  {
    pattern: /certificate_verify_failed/,
    says: 'Envoy refuses the certificate of a service in another datacenter: the two have different certificate authorities. Requests between servers are not affected.',
    codes: ['A8', 'A7'],
    fault: 'either',
    remedy: 'Compare the trust domains of the datacenters; correct primary_datacenter where they differ.',
  },
  {
    pattern:
      /x509:.*(valid for .*not |not valid for any names|is not valid for|cannot validate certificate for|ip sans)/,
    says: (context) => {
      const { name, owner } = missing(context);
      const who = owner?.node
        ? `Server ${owner.node} of ${owner.datacenter}`
        : `A server${owner ? ` of ${owner.datacenter}` : ''}`;
      return `${who} has a certificate without the name ${name ?? '<node>.server.<dc>.<domain>'}. Every server needs server.<dc>.<domain> and <node>.server.<dc>.<domain>; without the second, nobody dials it through a gateway. The way back is not affected.`;
    },
    codes: ['T1', 'F15', 'F12'],
    fault: 'named',
    remedy: (context) => [
      {
        text: 'Make a certificate with both names, install it on that server and restart it.',
        command: missing(context).command,
      },
    ],
  },
  {
    pattern: /x509:.*(current time \S+ is before|not yet valid: current time \S+ is before)/,
    says: 'A certificate is not valid yet by the clock of the server that wrote this: one of the two clocks is wrong.',
    codes: ['T7', 'T2'],
    fault: 'either',
    remedy: () => [{ text: 'Compare the clocks of both servers and set them by NTP.', command: 'date -u' }],
  },
  {
    pattern: /x509:.*expired|certificate has expired/,
    says: 'A server certificate has expired. New connections fail in both directions; those that are open live on until they close.',
    codes: ['T2', 'T7'],
    fault: 'named',
    remedy: (context) => [
      { text: 'Renew the certificate and restart that server.', command: missing(context).command },
    ],
  },
  {
    pattern: /(x509|tls):.*unknown (certificate )?authority/,
    says: 'A certificate comes from a certificate authority that the other side does not trust.',
    codes: ['T3'],
    fault: 'either',
    remedy:
      'Put both CA certificates into ca_file on all servers, restart them one by one, then issue from one common CA.',
  },
  {
    pattern: /incompatible key usage/,
    says: 'A certificate may not be used for this side of a connection: it lacks client or server authentication. Such a server answers others and is refused itself.',
    codes: ['T4'],
    fault: 'either',
    remedy: (context) => [{ text: 'Issue it anew for both uses.', command: missing(context).command }],
  },
  {
    pattern: /cannot dial via a mesh gateway when outgoing tls is disabled/,
    says: 'The server has the mesh gateway option on, but no CA and certificate: it cannot dial through a gateway at all.',
    codes: ['F8', 'T6'],
    fault: 'writer',
    remedy:
      'Set ca_file, cert_file, key_file and verify_incoming, verify_outgoing and verify_server_hostname on every server.',
  },
  {
    pattern: /unrecognized rpc byte/,
    says: 'Something spoke TLS to a server that has no certificate and so does not understand it.',
    codes: ['T6'],
    fault: 'writer',
    remedy: 'Give that server a certificate of the common CA and restart it.',
  },
  {
    pattern: /non-tls connection attempted with verifyincoming set/,
    says: 'Something spoke to a server without TLS, and the server wants TLS (verify_incoming).',
    codes: ['T5'],
    fault: 'either',
    remedy: 'Set verify_outgoing on every agent first, then verify_incoming.',
  },
  {
    pattern: /tls: bad certificate|bad certificate|tls handshake failed|failed to verify client certificate/,
    says: 'The other side refused a certificate in the TLS handshake; its own log, or the text that the other side gets, tells why.',
    codes: ['T1', 'T2', 'T3', 'T4'],
    fault: 'either',
    remedy: 'Read the log of the server on the other side for the line with x509.',
  },
  {
    pattern: /no application protocol|first record does not look like a tls handshake/,
    says: 'Something between the servers ends TLS: a load balancer in front of a mesh gateway must pass it through untouched.',
    codes: ['G19', 'T6'],
    fault: 'either',
    remedy: 'Let the load balancer forward TCP, without TLS of its own.',
  },
  {
    pattern: /x509:|tls:/,
    says: 'A TLS handshake between servers failed.',
    codes: ['T1', 'T2', 'T3', 'T5', 'T6'],
    fault: 'either',
    remedy: 'Compare certificates and TLS options of the two servers.',
  },
];
