import type { Federation } from '../types';
import { counted, nameList } from '../words';
import type { WhatIf } from './what-if';

/** What it comes to, for somebody who decides whether to stop it: ways first, then leaders, then what is spared. */
export function whatIfSentence(
  federation: Federation,
  { stops, changes, unknown, remains }: Omit<WhatIf, 'sentence'>,
): string {
  if (stops.length === 0) return 'Nothing is stopped.';
  const of = (effect: WhatIf['changes'][number]['effect']) => changes.filter((one) => one.effect === effect);
  const [broken, weaker, unclear] = [of('breaks'), of('weakens'), of('becomes-unknown')];
  const lost = remains.filter(({ quorum }) => quorum && !quorum.kept && quorum.aliveAfter > 0);
  const leaderless = lost.map(({ datacenter }) => `${datacenter} loses its leader`);
  const parts = [
    broken.length > 0 ? `${counted(broken.length, 'way')} ${broken.length === 1 ? 'breaks' : 'break'}` : null,
    weaker.length > 0 ? `on ${counted(weaker.length, 'way')} some dials fail` : null,
    ...leaderless,
  ].filter((part) => part !== null);
  const verdict =
    parts.length > 0
      ? `${nameList(parts, 6)}.`
      : unknown > 0
        ? `No way is known to break.`
        : 'No way between datacenters breaks.';
  const doubt =
    unknown > 0
      ? ` Of ${counted(unknown, 'way')} it is not known${unclear.length > 0 ? `, ${unclear.length} of them because of this` : ''}.`
      : '';
  // A datacenter's name stays as it is written.
  const first =
    parts[0] === leaderless[0] ? verdict : `${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}`;
  return `${first}${doubt}${withoutLeader(lost)}${lastOnes(remains)}${ofPrimary(federation, remains)}`;
}

/** The ways stay open, and what comes over them is refused: only stale reads are answered without a leader. */
function withoutLeader(lost: WhatIf['remains']): string {
  if (lost.length === 0) return '';
  const names = nameList(lost.map(({ datacenter }) => datacenter));
  return ` Requests to ${names}, of its own agents and forwarded ones, then fail with "No cluster leader"; only stale reads are answered.`;
}

function lastOnes(remains: WhatIf['remains']): string {
  return remains
    .map(({ datacenter, gateways, quorum }) => {
      const gateway =
        gateways && gateways.after < gateways.before && gateways.last !== null
          ? ` ${gateways.last} is then the last mesh gateway of ${datacenter}.`
          : '';
      const edge =
        quorum && quorum.kept && quorum.aliveAfter < quorum.alive && quorum.aliveAfter === quorum.needed
          ? ` ${datacenter} keeps its quorum and cannot lose another server.`
          : '';
      return gateway + edge;
    })
    .join('');
}

function ofPrimary({ datacenters, mode }: Federation, remains: WhatIf['remains']): string {
  const primary = remains.find((one) => one.primary);
  if (!primary || datacenters.length < 2) return '';
  const { datacenter, quorum, gateways } = primary;
  if (quorum && !quorum.kept) {
    const kept =
      mode === 'traditional'
        ? 'no ACL and no CA certificate'
        : 'no ACL, no CA certificate and no gateway address';
    return ` ${datacenter} is the primary: ${kept} of any datacenter changes until it has a leader again.`;
  }
  return gateways && gateways.before > 0 && gateways.after === 0
    ? ` ${datacenter} is the primary: ACLs and gateway addresses no longer reach the others.`
    : '';
}
