import { ApiProblem } from '../snapshot/api-problem';
import { SignIcon } from '../status/sign';
import { wallText } from './wall-text';

type Props = {
  text: string;
  /** A word for the band along the upper edge; left out while nothing is the matter. */
  band?: string;
  /** What to type next. */
  command?: string;
};

/** A wall that has nothing to show. */
export function WallWaiting({ text, band, command }: Props) {
  return (
    <main className="wall">
      {band !== undefined && (
        <>
          <p role="alert" className="wall-band">
            <span>
              <strong>{band}</strong>
            </span>
          </p>
          <div className="wall-frame" aria-hidden="true" />
        </>
      )}
      <div className="grid flex-1 content-center justify-items-center gap-[1.5em] p-[2em]">
        <SignIcon tone="unknown" size={20} className="wall-verdict-sign" />
        <h1 className="wall-waiting">{wallText(text)}</h1>
        {command !== undefined && <code className="wall-command">{command}</code>}
      </div>
    </main>
  );
}

/** No answer since this page was opened: not yet, which is no fault, or none at all. */
export function WallNotYet({ error }: { error: Error }) {
  const status = error instanceof ApiProblem ? error.status : null;
  if (status === 503)
    return (
      <WallWaiting text="Isthmus is asking the agents for the first time. This page goes on by itself." />
    );
  const what =
    status === null ? 'Isthmus does not answer.' : `Isthmus answers with an error: ${error.message}.`;
  return (
    <WallWaiting
      band="NO DATA"
      text={`${what} Trying again every 2 s.`}
      command={`curl -si ${window.location.origin}/healthz`}
    />
  );
}
