import { listingOf, presentServers } from '../parts/versions';
import { nameList } from '@/lib/diagnosis/words';
import type { SignOf } from './sign';

/** Consul accepts the flag without any TLS, and then can dial nobody. */
export const withoutTls: SignOf = (_ground, datacenters) => {
  const sign = { id: 'without-tls', title: 'Servers without TLS' };
  const servers = datacenters.flatMap(presentServers).map((server) => {
    const told = server.self?.known ? server.self.value : null;
    const configured = told ? told.caConfigured !== false && told.certConfigured !== false : server.tls;
    return { server, configured };
  });
  const bare = servers.filter(({ configured }) => configured === false);
  if (bare.length > 0)
    return {
      ...sign,
      state: 'stop',
      sentence: `${nameList(bare.map(({ server }) => `${server.node} of ${server.datacenter}`))}: no CA or certificate is configured. Consul starts with the federation flag all the same, but then cannot dial through a gateway.`,
      evidence: bare.slice(0, 6).flatMap(({ server }) => listingOf(server)),
      remedy: [
        {
          text: 'Configure TLS on every server first, with certificates that have both names.',
          config:
            'ca_file   = "/etc/consul.d/ca.pem"\ncert_file = "/etc/consul.d/server.pem"\nkey_file  = "/etc/consul.d/server-key.pem"\nverify_incoming        = true\nverify_outgoing        = true\nverify_server_hostname = true',
        },
      ],
    };
  const unknown = servers.filter(({ configured }) => configured === null);
  return unknown.length > 0 || servers.length === 0
    ? {
        ...sign,
        state: 'not-checked',
        sentence: `Whether TLS is configured on ${nameList(unknown.map(({ server }) => server.node))} is not seen.`,
        evidence: [],
        remedy: [],
      }
    : { ...sign, state: 'clear', sentence: 'All servers have a CA configured.', evidence: [], remedy: [] };
};
