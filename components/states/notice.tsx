import type { ReactNode } from 'react';
import { CopyableCommand } from '../findings/copyable-command';
import { PlainNotice } from './plain-notice';

type Props = {
  title: string;
  children: ReactNode;
  /** Last good time, or that there never was one. */
  lastGood?: string;
  next?: { text: string; command: string };
};

/** A screen without a map: what is the cause, when it was last well, what to type next. */
export function Notice({ title, children, lastGood, next }: Props) {
  const below = (
    <>
      {lastGood !== undefined && <p className="text-ink-faint">{lastGood}</p>}
      {next && (
        <div className="space-y-1.5">
          <p className="font-medium">{next.text}</p>
          <CopyableCommand text={next.command} />
        </div>
      )}
    </>
  );
  return (
    <PlainNotice title={title} below={below}>
      {children}
    </PlainNotice>
  );
}
