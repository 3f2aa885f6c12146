'use client';
import { useMemo } from 'react';
import { shorten } from '@/lib/graph/words';
import type { Finding, Snapshot } from '@/lib/snapshot/types';
import { severityTone } from '../status/tone';
import { slowestWays } from './slowest-ways';
import { useMeasured } from './use-measured';
import { FittedList, type Entry } from './fitted-list';
import { WallBoard } from './wall-board';
import { lasting, WallCause } from './wall-cause';
import { WallSince } from './wall-since';
import { wallText } from './wall-text';

/** Of what is told of a cause at length: as many as leave everything else its room. */
const LINES = [6, 5, 4, 3, 2, 1];

function takeMostLines(element: HTMLElement): void {
  for (const lines of LINES) {
    element.style.setProperty('--lines', String(lines));
    if (element.scrollHeight <= element.clientHeight + 1) return;
  }
}

type Props = { snapshot: Snapshot; now: number; timeZone: string | null; old: boolean };

/** Beside the picture: the causes and what to do, or what is not seen; since when; how many of what. */
export function WallAside({ snapshot, now, timeZone, old }: Props) {
  const aside = useMeasured<HTMLElement>(takeMostLines, snapshot);
  return (
    <section ref={aside} aria-label="What is wrong" className="wall-aside">
      <Causes snapshot={snapshot} old={old} />
      <WallSince now={now} timeZone={timeZone} />
      <WallBoard snapshot={snapshot} />
    </section>
  );
}

function entryOf(finding: Finding): Entry {
  const remark = lasting(finding);
  const told = { tone: severityTone(finding.severity), text: wallText(finding.title) };
  return { id: finding.id, ...told, ...(remark !== null && { remark }) };
}

/** The cause that the verdict names is not told twice; the others by their titles. Infos are not for a wall. */
function Causes({ snapshot, old }: { snapshot: Snapshot; old: boolean }) {
  const { findings } = snapshot;
  const { first, others } = useMemo(() => {
    const [worst, ...rest] = findings.filter(({ severity }) => severity !== 'info');
    return { first: worst, others: rest.map(entryOf) };
  }, [findings]);
  if (!first) return <Calm snapshot={snapshot} old={old} />;
  return (
    <>
      <WallCause finding={first} only={others.length === 0} />
      <div className="wall-others">
        {others.length > 0 && (
          <>
            <h2 className="wall-label">
              {others.length === 1 ? 'One more cause' : `${others.length} more causes, the worst first`}
            </h2>
            <FittedList
              entries={others}
              rest={(count) => `and ${count} more ${count === 1 ? 'cause' : 'causes'} without room here`}
            />
          </>
        )}
      </div>
    </>
  );
}

/** What is said when there is no cause: never more than is known, and known to be so now. */
function calmWords({ status, coverage, datacenters }: Snapshot, old: boolean): string {
  if (datacenters.length === 0) return 'Nothing is seen yet.';
  if (old) return 'Nothing was known to be wrong then.';
  const all = status === 'ok' && coverage.pairsMeasured === coverage.pairs;
  return all ? 'Nothing is wrong.' : 'Nothing known to be wrong.';
}

/** Nothing is known to be wrong: then what is not seen is what matters, and where there is nothing of that, what is slow. */
function Calm({ snapshot, old }: { snapshot: Snapshot; old: boolean }) {
  const { vantages } = snapshot;
  const unseen = useMemo(
    () =>
      vantages.flatMap(({ id, address, datacenter, remark }): Entry[] => {
        if (remark === null) return [];
        const text = wallText(datacenter === null ? address : `${datacenter}, ${address}`);
        return [{ id, tone: 'unknown', text, remark: wallText(remark) }];
      }),
    [vantages],
  );
  return (
    <>
      <p className="wall-calm">{calmWords(snapshot, old)}</p>
      <div className="wall-others">
        {unseen.length > 0 ? (
          <>
            <h2 className="wall-label">What is not seen</h2>
            <FittedList entries={unseen} rest={(count) => `and ${count} more without room here`} />
          </>
        ) : (
          <Slowest snapshot={snapshot} />
        )}
      </div>
    </>
  );
}

const SLOWEST = 3;
/** Two names of this width and a time are one line. em. */
const WAY_EM = 8.5;

function Slowest({ snapshot }: { snapshot: Snapshot }) {
  const ways = useMemo(() => slowestWays(snapshot, SLOWEST), [snapshot]);
  if (ways.length === 0) return null;
  return (
    <>
      <h2 className="wall-label">Slowest round {ways.length === 1 ? 'trip' : 'trips'}</h2>
      <ul>
        {ways.map(({ a, b, ms }) => (
          <li key={`${a} ${b}`} className="wall-way">
            <span className="wall-ends">
              {shorten(a, 1, WAY_EM)} ↔ {shorten(b, 1, WAY_EM)}
            </span>
            <span className="figures">{ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms</span>
          </li>
        ))}
      </ul>
    </>
  );
}
