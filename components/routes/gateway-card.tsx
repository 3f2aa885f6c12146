import { useState } from 'react';
import type { GatewayBeliefSnapshot, GatewaySnapshot } from '@/lib/snapshot/route-types';
import { Moment } from '../header/moment';
import { SignIcon } from '../status/sign';
import { beliefTone, guardTone } from './route-tones';

/** As many rows as a small federation has; of a large one only those that are not in sync are told, so many of them. */
const AT_FIRST = 8;

const RANK: Record<GatewayBeliefSnapshot['state'], number> = {
  differs: 0,
  missing: 1,
  behind: 2,
  'not-read': 3,
  'not-compared': 4,
  'in-sync': 5,
};

function Row({ belief, datacenter }: { belief: GatewayBeliefSnapshot; datacenter: string }) {
  const { observer, address, status, at } = belief;
  return (
    <tr className="border-t border-line align-baseline max-sm:grid max-sm:grid-cols-2 max-sm:py-1.5">
      <th scope="row" className="py-1.5 pr-3 text-left font-medium wrap-anywhere max-sm:py-0">
        {observer}
        {observer === datacenter && <span className="font-normal text-ink-faint"> itself</span>}
      </th>
      <td className="py-1.5 pr-3 font-mono text-xs wrap-anywhere max-sm:order-2 max-sm:py-0">
        {address ?? '–'}
      </td>
      <td className="py-1.5 pr-3 text-ink-soft max-sm:order-3 max-sm:py-0 max-sm:text-right">
        {status ?? '–'}
      </td>
      <td className="py-1.5 pr-3 max-sm:py-0 max-sm:text-right">
        {/* Wraps, unlike the states of one word. */}
        <span className="inline-flex gap-1.5">
          <SignIcon tone={beliefTone(belief)} size={14} className="mt-0.5" />
          <span className="text-left">{belief.words}</span>
        </span>
      </td>
      <td className="figures py-1.5 text-right text-xs text-ink-faint max-sm:hidden">
        {at === null ? 'never' : <Moment iso={at} />}
      </td>
    </tr>
  );
}

/** A gateway: who believes what of it, and whether it may be stopped. */
export function GatewayCard({ gateway }: { gateway: GatewaySnapshot }) {
  const { id, node, datacenter, registered, registrationKnown, beliefs, guard } = gateway;
  const [all, setAll] = useState(false);
  const isLarge = beliefs.length > AT_FIRST;
  const sorted = isLarge ? [...beliefs].sort((a, b) => RANK[a.state] - RANK[b.state]) : beliefs;
  const differing = sorted.filter(({ state }) => state !== 'in-sync').slice(0, AT_FIRST);
  const shown = all || !isLarge ? sorted : differing;
  const inSync = beliefs.filter(({ state }) => state === 'in-sync').length;
  return (
    <article
      aria-label={`Mesh gateway ${id} on ${node}`}
      className="min-w-0 space-y-2 rounded-xl border border-line p-3"
    >
      <header className="space-y-1">
        <h3 className="font-bold wrap-anywhere">
          {id} <span className="font-normal text-ink-faint">on {node}</span>
        </h3>
        <p className="text-[0.8125rem] wrap-anywhere text-ink-soft">
          {registered
            ? `Registered: LAN ${registered.lan}, WAN ${registered.wan ?? 'none'}, ${registered.status}${registered.usable ? '' : ', not usable'}`
            : registrationKnown
              ? 'Not registered any more'
              : 'Its registration is not known'}
          . In sync in {inSync} of {beliefs.length} datacenters.
        </p>
      </header>
      <div className="grid grid-cols-[1.5rem_minmax(0,1fr)] rounded-lg bg-raised p-2.5">
        <SignIcon tone={guardTone(guard)} size={17} className="mt-px" />
        <div className="min-w-0">
          <p className="wrap-anywhere">
            <span className="text-ink-faint">Safe to stop? </span>
            <span className="font-semibold">{guard.sentence}</span>
          </p>
          <p className="text-xs wrap-anywhere text-ink-faint">
            Not seen from here: {guard.cannotSee.join('; ')}.
          </p>
        </div>
      </div>
      {shown.length > 0 && (
        <table className="w-full text-left text-[0.8125rem]">
          <caption className="sr-only">What each datacenter believes of {id}</caption>
          <thead className="text-xs text-ink-faint max-sm:sr-only">
            <tr>
              <th scope="col" className="pb-1 font-medium">
                as known in
              </th>
              <th scope="col" className="pb-1 font-medium">
                address
              </th>
              <th scope="col" className="pb-1 font-medium">
                status
              </th>
              <th scope="col" className="pb-1 font-medium">
                record
              </th>
              <th scope="col" className="pb-1 text-right font-medium">
                read
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((belief) => (
              <Row key={belief.observer} belief={belief} datacenter={datacenter} />
            ))}
          </tbody>
        </table>
      )}
      {sorted.length > shown.length && (
        <button
          type="button"
          className="font-medium text-accent hover:underline"
          onClick={() => setAll(true)}
        >
          What all {sorted.length} datacenters believe
        </button>
      )}
    </article>
  );
}
