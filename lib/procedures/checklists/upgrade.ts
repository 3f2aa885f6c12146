import type { RemedyStep } from '@/lib/diagnosis/types';

export const CLI_BY_HAND =
  'The command line is not seen from here: run "consul version" where you work. Confirm too that this is the version you want.';

/** How agents come to the same version, which is the newest that any of them runs. */
export function upgrade(target: string | null): RemedyStep[] {
  return [
    {
      text: `Install Consul ${target ?? '1.8.0 or newer'}, or the newer version that you want, on those that differ, and restart them one by one: servers before clients, the leader last.`,
      command: 'systemctl restart consul',
    },
    { text: 'See that all agents of the datacenter run it.', command: 'consul members' },
  ];
}
