import type { DatacenterDetail, DatacenterSnapshot } from '@/lib/snapshot/types';
import { StateWord } from '../status/state-word';
import { serverTone } from '../status/tone';

type Props = { datacenter: DatacenterSnapshot; detail: DatacenterDetail | null };

const yesNo = (value: boolean | null) => (value === null ? 'not known' : value ? 'yes' : 'no');
const HEADS = [
  'server',
  'status',
  'leader',
  'votes',
  'address',
  'version',
  'seen alive in the WAN pool by',
] as const;

/** `all 6`, `5 of 6: not dc3`. */
function seenBy(views: DatacenterDetail['servers'][number]['views']): string {
  if (views.length === 0) return 'nobody who is asked';
  const others = [
    ...new Set(views.filter(({ status }) => status !== 'alive').map(({ datacenter }) => datacenter)),
  ];
  const alive = views.filter(({ status }) => status === 'alive').length;
  return others.length === 0
    ? `all ${views.length} agents`
    : `${alive} of ${views.length} agents: not ${others.join(', ')}`;
}

/** Every server of a datacenter in one row. */
export function ServerTable({ datacenter, detail }: Props) {
  return (
    <div className="overflow-x-auto" role="region" aria-label="Table of servers" tabIndex={0}>
      <table className="w-full min-w-[44rem] text-left">
        <thead className="text-xs text-ink-faint">
          <tr>
            {HEADS.map((word) => (
              <th key={word} scope="col" className="pr-4 pb-2 font-normal last:pr-0">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {datacenter.servers.map(({ node, status, leader, voter, address, version }) => (
            <tr key={node} className="border-t border-line align-top">
              <th scope="row" className="py-1.5 pr-4 font-medium wrap-anywhere">
                {node}
              </th>
              <td className="py-1.5 pr-4">
                <StateWord tone={serverTone(status)} word={status} />
              </td>
              <td className="py-1.5 pr-4">{yesNo(leader)}</td>
              <td className="py-1.5 pr-4">{yesNo(voter)}</td>
              <td className="py-1.5 pr-4 font-mono text-xs">{address ?? 'not known'}</td>
              <td className="py-1.5 pr-4">{version ?? 'not known'}</td>
              <td className="py-1.5">
                {detail ? seenBy(detail.servers.find((one) => one.node === node)?.views ?? []) : '…'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
