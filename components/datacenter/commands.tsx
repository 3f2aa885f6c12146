import type { DatacenterDetail } from '@/lib/snapshot/types';
import { CopyableCommand } from '../findings/copyable-command';

/** What one would type next about this datacenter, and the way into Consul's own UI. */
export function Commands({
  name,
  commands,
  consulUi,
}: Pick<DatacenterDetail, 'name' | 'commands' | 'consulUi'>) {
  return (
    <div className="space-y-2">
      {commands.map((command) => (
        <CopyableCommand key={command} text={command} />
      ))}
      {consulUi !== null && (
        <a
          href={consulUi}
          target="_blank"
          rel="noreferrer noopener"
          className="inline-block pt-1 font-medium text-accent hover:underline"
        >
          {name} in Consul’s own UI
        </a>
      )}
    </div>
  );
}
