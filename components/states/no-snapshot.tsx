'use client';
import { ApiProblem } from '../snapshot/api-problem';
import { Notice } from './notice';

const NEVER = 'There was no good answer since this page was opened.';
const origin = () => (typeof window === 'undefined' ? '' : window.location.origin);

/** The API has nothing to show: not yet, or not at all. */
export function NoSnapshot({ error }: { error: Error }) {
  const status = error instanceof ApiProblem ? error.status : null;
  const detail = error instanceof ApiProblem ? error.detail : null;
  if (status === 503)
    return (
      <Notice
        title="Isthmus is asking the agents for the first time"
        lastGood="No agent has answered yet. This page goes on by itself as soon as one does."
        next={{
          text: 'If this lasts more than half a minute, ask what it waits for:',
          command: `curl -s ${origin()}/readyz`,
        }}
      >
        <p>{detail ?? error.message}</p>
      </Notice>
    );
  return (
    <Notice
      title={status === null ? 'Isthmus does not answer' : `Isthmus answers with an error: ${error.message}`}
      lastGood={`${NEVER} Trying again every 2 s.`}
      next={{ text: 'See whether it runs:', command: `curl -si ${origin()}/healthz` }}
    >
      <p>
        {status === null
          ? 'This page came from it, but its API does not. It may be restarting, or a proxy in between is in the way.'
          : (detail ?? 'It gave no reason.')}
      </p>
    </Notice>
  );
}
