import type { Finding, Snapshot } from '@/lib/snapshot/types';
import { SignIcon } from '../status/sign';
import { severityTone } from '../status/tone';

/** More than this nobody reads from five metres. */
const MOST = 4;

function Root({ finding, first }: { finding: Finding; first: boolean }) {
  const step = finding.remedy.find(({ command }) => command !== undefined) ?? finding.remedy[0];
  return (
    <li className="wall-root">
      <SignIcon tone={severityTone(finding.severity)} size={20} className="wall-sign" />
      <div className="min-w-0">
        <p className="wall-root-title">{finding.title}</p>
        {first && step && <p className="wall-root-step">{step.text}</p>}
        {finding.symptoms.length > 0 && (
          <p className="wall-small">
            {finding.symptoms.length} {finding.symptoms.length === 1 ? 'consequence' : 'consequences'}
          </p>
        )}
      </div>
    </li>
  );
}

/** What is wrong, the worst first; infos are not for a wall. */
export function WallRoots({ snapshot }: { snapshot: Snapshot }) {
  const roots = snapshot.findings.filter(({ severity }) => severity !== 'info');
  if (roots.length === 0)
    return (
      <p className="wall-root-title text-ink-soft">
        {snapshot.status === 'unknown' ? 'Nothing known to be wrong.' : 'Nothing is wrong.'}
      </p>
    );
  return (
    <>
      {roots.length > 1 && <p className="wall-count">{roots.length} causes, the worst first</p>}
      <ul className="wall-list">
        {roots.slice(0, MOST).map((finding, i) => (
          <Root key={finding.id} finding={finding} first={i === 0} />
        ))}
      </ul>
    </>
  );
}
