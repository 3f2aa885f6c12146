import { breakageFinding } from '../breakage-finding';
import { findBreakages } from '../broken-pairs';
import { SECTIONS } from '../remedies';
import type { Rule } from '../types';

export const forwardingBrokenOneWay: Rule = {
  id: 'forwarding-broken-one-way',
  title: 'Requests fail in one direction',
  why: 'A to B and B to A are different ways. WAN members stay alive over a way that is dead, so only a forwarded request shows it.',
  requires: ['forwarding'],
  section: SECTIONS.verification,
  check: (federation) =>
    findBreakages(federation)
      .filter(({ shape }) => shape === 'pair' || shape === 'into' || shape === 'out')
      .map((breakage) => breakageFinding(federation, breakage)),
};
