import type { ReactNode } from 'react';
import type { DatacenterSnapshot, Snapshot } from '@/lib/snapshot/types';
import { quorumText } from '../inspector/datacenter-words';
import { StateWord } from '../status/state-word';
import { pairTone } from '../status/tone';
import { otherGroups, WORST_FIRST } from './ways';

type Props = { snapshot: Snapshot; datacenter: DatacenterSnapshot };

/** The node that leads, where its address is a known server's. */
function leaderName({ leader, leaderKnown, servers }: DatacenterSnapshot): ReactNode {
  if (!leaderKnown) return null;
  if (leader === null) return 'none is elected';
  const node = servers.find((server) => server.leader === true)?.node;
  return node === undefined ? (
    leader
  ) : (
    <>
      {node} <span className="font-mono text-xs font-normal text-ink-faint">{leader}</span>
    </>
  );
}

/** `198 of 199 connected`, with the sign of the worst. */
function connected(snapshot: Snapshot, name: string, way: 'out' | 'back'): ReactNode {
  const groups = otherGroups(snapshot, name);
  const count = (some: typeof groups) => some.reduce((sum, { others }) => sum + others.length, 0);
  const of = count(groups);
  if (of === 0) return null;
  const states = groups.map((group) => group[way]);
  const worst = WORST_FIRST.find((state) => states.includes(state)) ?? 'unknown';
  const well = count(groups.filter((group) => group[way] === 'connected'));
  return <StateWord tone={pairTone(worst)} word={`${well} of ${of} connected`} />;
}

/** A datacenter in six facts, side by side. */
export function StateStrip({ snapshot, datacenter }: Props) {
  const { name, quorum, clientAgents, versions } = datacenter;
  const [voters, rest] = quorumText(quorum)?.split(/, (.*)/) ?? [];
  const facts: readonly (readonly [word: string, value: ReactNode, note?: string | undefined])[] = [
    ['leader', leaderName(datacenter)],
    ['quorum', voters, rest],
    ['to the others', connected(snapshot, name, 'out')],
    ['from the others', connected(snapshot, name, 'back')],
    ['client agents', clientAgents],
    [versions.length > 1 ? 'versions' : 'version', versions.length > 0 ? versions.join(', ') : null],
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 rounded-xl border border-line px-4 py-3 md:grid-cols-3 lg:px-5 xl:grid-cols-6">
      {facts.map(([word, value, note]) => (
        <div key={word} className="min-w-0">
          <dt className="text-xs text-ink-faint">{word}</dt>
          <dd className="font-medium wrap-anywhere">
            {value ?? <span className="font-normal text-ink-faint">not known</span>}
            {note !== undefined && <span className="block text-xs font-normal text-ink-soft">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
