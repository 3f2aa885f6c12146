import type { Finding } from '@/lib/snapshot/types';
import { wallText } from './wall-text';
import { WallWords } from './wall-words';

/** What the title of a finding does not say: that it breaks later only, or passes by itself. */
export function lasting({ latent, recovering }: Finding): string | null {
  if (recovering) return 'passes by itself';
  return latent ? 'works for now, breaks at the next dial or start' : null;
}

function remarkOf(finding: Finding): string {
  const { length } = finding.symptoms;
  const consequences = length === 0 ? null : `${length} ${length === 1 ? 'consequence' : 'consequences'}`;
  return [lasting(finding), consequences].filter((part) => part !== null).join(' · ');
}

/** Of the cause that the verdict names: why, while there is no other, and what to do first. */
export function WallCause({ finding, only }: { finding: Finding; only: boolean }) {
  // The first one, with or without a command: steps are in their order for a reason.
  const [step] = finding.remedy;
  const remark = remarkOf(finding);
  return (
    <>
      {only && (
        <div>
          <h2 className="wall-label">Why</h2>
          <p className="wall-why">
            <WallWords text={wallText(finding.cause)} />
          </p>
          {remark !== '' && <p className="wall-small">{remark}</p>}
        </div>
      )}
      {step && (
        <div>
          <h2 className="wall-label">Do next</h2>
          <p className="wall-step">
            <WallWords text={wallText(step.text)} />
          </p>
          {step.command !== undefined && (
            <code className="wall-command">
              <WallWords text={step.command} />
            </code>
          )}
        </div>
      )}
    </>
  );
}
