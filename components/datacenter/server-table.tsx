import type { DatacenterDetail, DatacenterSnapshot, ServerSnapshot } from '@/lib/snapshot/types';
import { certificateEndText, certificateEndTone } from '../inspector/certificate-words';
import { StateWord } from '../status/state-word';
import { serverTone } from '../status/tone';

type Props = { datacenter: DatacenterSnapshot; detail: DatacenterDetail | null };
type Told = DatacenterDetail['servers'][number];

/** Names of datacenters in one cell; more are counted. */
const MOST_NAMED = 4;

/** `all 6 agents`, `5 of 6 agents: not dc3`. */
function seenBy(views: Told['views']): string {
  if (views.length === 0) return 'nobody who is asked';
  const others = [
    ...new Set(views.filter(({ status }) => status !== 'alive').map(({ datacenter }) => datacenter)),
  ];
  const alive = views.length - views.filter(({ status }) => status !== 'alive').length;
  if (others.length === 0) return `all ${views.length} agents`;
  if (alive === 0) return `none of ${views.length} agents`;
  const more = others.length - MOST_NAMED;
  return `${alive} of ${views.length} agents: not ${others.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A name of usual length stays in one piece: it is full of hyphens at which a browser would break it. */
const unbroken = (text: string): string => (text.length <= 28 ? 'whitespace-nowrap' : 'wrap-anywhere');

function roleText({ leader, voter }: ServerSnapshot): string {
  if (leader === true) return 'leader';
  if (voter === null) return 'not known';
  return voter ? 'voter' : 'no voter';
}

/** A cell that says on a phone, where a row is a card, what it is of. */
const named =
  'max-sm:before:mr-2 max-sm:before:text-xs max-sm:before:text-ink-faint max-sm:before:content-[attr(data-of)]';

/** Every server of a datacenter in one row; on a phone each is a card. */
export function ServerTable({ datacenter: { servers }, detail }: Props) {
  if (servers.length === 0) return <p className="text-ink-soft">No server of it is known.</p>;
  const told = new Map(detail?.servers.map((server) => [server.node, server]));
  const hasEnds = [...told.values()].some(({ certificate }) => certificate.end !== null);
  const heads = [
    'server',
    'status',
    'role',
    'address',
    'version',
    ...(hasEnds ? ['certificate ends'] : []),
    'alive in the WAN pool of',
  ];
  return (
    <table className="w-full text-left">
      <caption className="sr-only">Servers</caption>
      <thead className="text-xs text-ink-faint max-sm:sr-only">
        <tr>
          {heads.map((word) => (
            <th key={word} scope="col" className="pr-4 pb-2 font-normal last:pr-0">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {servers.map((server) => {
          const { node, status, address, version, leader } = server;
          const own = told.get(node);
          return (
            <tr
              key={node}
              className="border-t border-line align-baseline max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-x-4 max-sm:py-2 max-sm:first:border-t-0 sm:[&>*]:py-1.5 sm:[&>*:not(:last-child)]:pr-4"
            >
              <th scope="row" className={`font-medium ${unbroken(node)}`}>
                {node}
              </th>
              <td>
                <StateWord tone={serverTone(status)} word={status} />
              </td>
              <td data-of="role" className={`${named} ${leader === true ? 'font-semibold' : ''}`}>
                {roleText(server)}
              </td>
              <td className="max-sm:col-start-1">
                <span className={`font-mono text-xs ${unbroken(address ?? '')}`}>
                  {address ?? 'not known'}
                </span>
              </td>
              <td className="wrap-anywhere max-sm:text-right">{version ?? 'not known'}</td>
              {hasEnds && (
                <td data-of="certificate ends" className={`${named} max-sm:col-span-2`}>
                  {own?.certificate.end ? (
                    <span title={certificateEndText(own.certificate.end)}>
                      <StateWord
                        tone={certificateEndTone(own.certificate.end)}
                        word={own.certificate.end.at.slice(0, 10)}
                      />
                    </span>
                  ) : (
                    'not read'
                  )}
                </td>
              )}
              <td data-of="alive in the WAN pool of" className={`${named} max-sm:col-span-2`}>
                {detail ? seenBy(own?.views ?? []) : '…'}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
