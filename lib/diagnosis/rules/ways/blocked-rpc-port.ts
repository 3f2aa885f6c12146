import type { Federation } from '@/lib/federation/types';
import { breakageFinding } from '../../breakage-finding';
import { breakagesOf } from '../../breakage-rule';
import type { Breakage } from '../../broken-pairs';
import { isoTime } from '../../evidence';
import { tellingFailure } from '../../failure-cause';
import { indexFederation } from '../../federation-index';
import { repeatProbe, SECTIONS } from '../../remedies';
import type { Rule, RuleFinding } from '../../types';
import { hostOf, nameList, shellWord } from '../../words';

export const blockedRpcPort: Rule = {
  id: 'blocked-rpc-port',
  title: 'Servers are alive in the WAN pool but their RPC port is closed',
  why: 'Without mesh gateways every server dials port 8300 of the others. Gossip on 8302 goes on, so everything looks alive while no request gets through.',
  evidence:
    'Forwarded requests of a traditional federation that fail to dial port 8300 of servers whose WAN members are alive.',
  remedy: 'Open TCP 8300 between all servers of the two datacenters.',
  covers: ['N3'],
  requires: ['forwarding', 'wanMembers'],
  section: SECTIONS.ports,
  check: (federation) =>
    breakagesOf(federation, 'blocked-rpc-port').map((breakage) => finding(federation, breakage)),
};

function finding(federation: Federation, breakage: Breakage): RuleFinding {
  const { datacenter: name, to, shape, pairs } = breakage;
  const telling = tellingFailure(pairs);
  const pair = telling?.pair ?? pairs[0];
  const dialled = telling?.failure.detail.dialled ?? null;
  const target = dialled === null ? `the servers of ${pair.to}` : hostOf(dialled);
  const known = telling?.failure.kind === 'gateway-dial';
  const silent = !known || /i\/o timeout|no route|unreachable/i.test(telling.failure.message);
  const place = {
    both: `${name} is cut off`,
    into: `${name} cannot be reached`,
    out: `${name} reaches no other datacenter`,
    pair: `${name} does not reach ${to}`,
    'pair-both': `${name} and ${to} do not reach each other`,
    federation: 'No datacenter reaches another',
  }[shape];
  const [view] = pair.gossipViews;
  return breakageFinding(federation, breakage, {
    title: `${place}: TCP port 8300 of ${target} is ${silent ? 'blocked' : 'closed'}, while its WAN members are alive`,
    evidence: view
      ? [
          {
            vantage: view.vantage,
            request: '/v1/agent/members?wan=1',
            at: isoTime(view.at),
            value: `${view.alive} of ${view.total} servers of ${pair.to} alive`,
          },
        ]
      : [],
    cause: `Gossip of ${pair.from} sees ${pair.to} alive on port 8302, but the RPC port of ${target} ${silent ? 'does not answer: a firewall drops TCP 8300' : 'refuses: a firewall rejects TCP 8300, or the server listens elsewhere'}.`,
    remedy: [
      {
        text: `From a server of ${pair.from}, see whether the port opens.`,
        command: `nc -vz ${shellWord(dialled === null ? addressOf(federation, pair.to) : hostOf(dialled))} 8300`,
      },
      {
        text: `Open TCP 8300 between the servers of ${nameList([...new Set(pairs.flatMap((p) => [p.from, p.to]))], 4)}, both ways.`,
      },
      repeatProbe(federation, pair.from, pair.to),
    ],
    confidence: known ? 'observed' : 'inferred',
    ...(!known && {
      confirm: `The text of a request that gives up: "dial tcp …:8300: i/o timeout". If the port opens, something behind it accepts and drops the data.`,
    }),
  });
}

function addressOf(federation: Federation, name: string): string {
  const servers = indexFederation(federation).datacenters.get(name)?.servers ?? [];
  return servers.find(({ address }) => address !== null)?.address ?? `<a server of ${name}>`;
}
