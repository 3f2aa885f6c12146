import { breakageFinding } from '../../breakage-finding';
import { breakagesOf } from '../../breakage-rule';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';

export const forwardingBrokenBothWays: Rule = {
  id: 'forwarding-broken-both-ways',
  title: 'Requests fail in both directions',
  why: 'Nothing passes between these datacenters: service discovery, ACLs, certificates and intentions of the other side are out of reach.',
  evidence: 'Forwarded requests in both directions, each confirmed by a second one.',
  remedy: 'Follow the text of the failed request.',
  covers: [],
  requires: ['forwarding'],
  section: SECTIONS.verification,
  check: (federation) =>
    breakagesOf(federation, 'forwarding-broken-both-ways').map((breakage) =>
      breakageFinding(federation, breakage),
    ),
};
