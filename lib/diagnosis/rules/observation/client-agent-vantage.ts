import { indexFederation } from '../../federation-index';
import { isoTime } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { nameList } from '../../words';

export const clientAgentVantage: Rule = {
  id: 'client-agent-vantage',
  title: 'A client agent is asked instead of a server',
  why: 'Only servers have a WAN pool, a router and a Raft state: through a client agent the gossip layer stays unknown.',
  evidence: 'The null WAN pool that client agents answer with.',
  remedy: 'Give the addresses of servers in the configuration of Isthmus.',
  covers: [],
  requires: [],
  section: SECTIONS.members,
  check: (federation) => {
    const { datacenters } = indexFederation(federation);
    return federation.vantages
      .filter(({ role }) => role === 'client')
      .map(({ id, address, in: home, lastAnswerAt }) => {
        const servers = home === null ? [] : (datacenters.get(home)?.servers ?? []);
        const scheme = address.startsWith('https:') ? 'https' : 'http';
        const port = /:(\d+)$/.exec(address)?.[1] ?? (scheme === 'https' ? '8501' : '8500');
        const urls = servers.flatMap((s) =>
          s.address === null ? [] : [`${scheme}://${bracketed(s.address)}:${port}`],
        );
        const add = urls.length > 0 ? nameList(urls, 5) : `the servers of ${home ?? 'its datacenter'}`;
        return {
          severity: 'info',
          subject: { kind: 'vantage', vantage: id, datacenter: home },
          title: `${address} is a client agent: ${home ?? 'its datacenter'} needs a server's address to show its WAN members`,
          evidence: [
            {
              vantage: id,
              request: '/v1/agent/members?wan=1',
              at: isoTime(lastAnswerAt),
              value: 'a client agent has no WAN pool',
            },
          ],
          cause: `A client agent forwards requests, so forwarding is measured, but it does not know the WAN pool. Add ${add}.`,
          remedy: [
            {
              text: `Configure ${add} as ${urls.length === 1 ? 'an address' : 'addresses'} of ${home ?? 'the datacenter'}.`,
            },
          ],
          confidence: 'observed',
        };
      });
  },
};

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address);
