import { gapEvidence, sourceEvidence, viewEvidence } from '../../evidence';
import { isGone } from '../../departed';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';

export const datacenterObservedByHearsay: Rule = {
  id: 'datacenter-observed-by-hearsay',
  title: "A datacenter's own view is missing",
  why: 'How a datacenter sees the others, and whether its requests reach them, can only be asked of its own agents.',
  evidence: 'Datacenters that others name and that no configured agent is in.',
  remedy: 'Give the datacenter an address in the configuration of Isthmus.',
  covers: [],
  requires: [],
  section: SECTIONS.verification,
  check: (federation) =>
    federation.datacenters
      .filter((d) => d.observed !== 'directly' && !isGone(federation, d))
      .map(({ name, through, configured, servers, leader }) => {
        const how = through === null ? 'it is only named by others' : `it is read through ${through}`;
        const why = configured ? 'its own agents do not answer' : 'no address of its agents is configured';
        const server = servers.find(({ views }) => views.length > 0);
        const addresses = servers.flatMap(({ address }) =>
          address === null ? [] : [`http://${address}:8500`],
        );
        return {
          severity: 'info',
          subject: { kind: 'datacenter', datacenter: name },
          title: `${name}'s own view is missing: ${how}`,
          evidence: leader.known
            ? [sourceEvidence(leader.source, `leader ${leader.value ?? '"" (none)'}`)]
            : server
              ? server.views.slice(0, 3).map((view) => viewEvidence(view, server))
              : [gapEvidence(leader.gap)],
          cause: `${why.charAt(0).toUpperCase()}${why.slice(1)}, so requests out of ${name} and its WAN pool are not measured. This does not mean that ${name} is down.`,
          remedy: [
            configured
              ? { text: `Make an agent of ${name} answer; see the finding about its address.` }
              : {
                  text: `Add the address of a server of ${name} to the configuration${addresses.length > 0 ? `, if it can be reached from here: ${addresses.slice(0, 3).join(', ')}` : ''}.`,
                },
          ],
          confidence: 'observed',
        };
      }),
};
