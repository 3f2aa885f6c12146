'use client';
import type { ReactNode } from 'react';
import type { DatacenterDetail, DatacenterSnapshot, Told } from '@/lib/snapshot/types';
import { Moment } from '../header/moment';
import { Facts } from '../inspector/panel';
import { SignedText } from '../status/signed-text';
import { StateWord } from '../status/state-word';

type Fact = readonly [name: string, value: ReactNode];

const day = (iso: string | null): string => (iso === null ? 'not known' : iso.slice(0, 10));
const when = (iso: string | null): ReactNode => (iso === null ? 'never' : <Moment iso={iso} />);

/** What was read in facts, or why it was not: unknown is never shown as well. */
const told = <T,>(name: string, part: Told<T>, facts: (value: T) => readonly Fact[]): readonly Fact[] =>
  part.read
    ? facts(part.value)
    : [[name, <SignedText key="" tone="unknown" text={`not read: ${part.why}`} />]];

const mayFail = (servers: number): string =>
  `${servers === 0 ? 'no' : servers} more ${servers === 1 || servers === 0 ? 'server' : 'servers'} may fail`;

/** ACL replication, certificate authority and autopilot in plain words. */
export function Replication({
  datacenter: { role },
  detail: { aclReplication, certificateAuthority, autopilot },
}: {
  datacenter: DatacenterSnapshot;
  detail: DatacenterDetail;
}) {
  return (
    <Facts
      facts={[
        ...told('ACL replication', aclReplication, (acl): readonly Fact[] =>
          acl.enabled
            ? [
                [
                  'ACL replication',
                  <SignedText
                    key=""
                    tone={acl.running ? 'good' : 'bad'}
                    text={`${acl.running ? 'running' : 'not running'}, from ${acl.sourceDatacenter ?? 'nowhere'}`}
                  />,
                ],
                ['last success', when(acl.lastSuccess)],
                [
                  'last error',
                  <>
                    {when(acl.lastError)}
                    {acl.lastErrorMessage && (
                      <span className="block font-mono text-xs">{acl.lastErrorMessage}</span>
                    )}
                  </>,
                ],
              ]
            : [['ACL replication', role === 'primary' ? 'none: the primary is where ACLs come from' : 'off']],
        ),
        ...told('autopilot', autopilot, ({ healthy, failureTolerance, unhealthy }) => [
          [
            'autopilot',
            <>
              <StateWord tone={healthy ? 'good' : 'bad'} word={healthy ? 'healthy' : 'unhealthy'} />
              {unhealthy.length > 0 && `: ${unhealthy.join(', ')}`}, {mayFail(failureTolerance)}
            </>,
          ],
        ]),
        ...told('Connect CA', certificateAuthority, ({ name, notAfter, trustDomain, roots }) => [
          ['Connect CA', `${name ?? 'active root not listed'}${roots === 1 ? '' : `, ${roots} roots`}`],
          ['root valid until', day(notAfter)],
          [
            'trust domain',
            <span key="" className="font-mono text-xs">
              {trustDomain ?? 'not known'}
            </span>,
          ],
        ]),
      ]}
    />
  );
}
