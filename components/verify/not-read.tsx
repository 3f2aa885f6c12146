import { ApiProblem } from '../snapshot/api-problem';

/** Why something is not on screen: it is still being read, or it could not be. */
export function NotRead({ what, error }: { what: string; error: Error | null }) {
  if (!error) return <p className="text-ink-faint">Reading {what} …</p>;
  return (
    <p role="alert" className="text-ink-soft">
      Reading {what} failed: {error.message}
      {error instanceof ApiProblem && error.detail !== null && ` (${error.detail})`}.
    </p>
  );
}
