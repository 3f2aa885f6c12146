import type { Finding } from '@/lib/snapshot/types';
import { Unbroken } from '../unbroken';
import { CopyableCommand } from './copyable-command';

export function RemedySteps({ steps }: { steps: Finding['remedy'] }) {
  return (
    <ol className="space-y-2.5">
      {steps.map(({ text, command, config }, i) => (
        <li key={text} className="grid grid-cols-[1.25rem_minmax(0,1fr)]">
          <span className="font-semibold text-ink-faint">{i + 1}</span>
          <div className="space-y-1.5">
            <p>
              <Unbroken text={text} />
            </p>
            {command !== undefined && <CopyableCommand text={command} />}
            {config !== undefined && <CopyableCommand text={config} />}
          </div>
        </li>
      ))}
    </ol>
  );
}
