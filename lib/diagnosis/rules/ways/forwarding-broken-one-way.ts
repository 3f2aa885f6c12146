import { breakageFinding } from '../../breakage-finding';
import { breakagesOf } from '../../breakage-rule';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';

export const forwardingBrokenOneWay: Rule = {
  id: 'forwarding-broken-one-way',
  title: 'Requests fail in one direction',
  why: 'A to B and B to A are different ways. WAN members stay alive over a way that is dead, so only a forwarded request shows it.',
  evidence:
    'Forwarded requests of every vantage, each confirmed by a second one, and the error text of the first that fails.',
  remedy: 'Follow the text of the failed request: it names the address that was dialled.',
  covers: [],
  requires: ['forwarding'],
  section: SECTIONS.verification,
  check: (federation) =>
    breakagesOf(federation, 'forwarding-broken-one-way').map((breakage) =>
      breakageFinding(federation, breakage),
    ),
};
