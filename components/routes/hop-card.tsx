import { useState } from 'react';
import type { CandidateSnapshot, HopSnapshot } from '@/lib/snapshot/route-types';
import { SignIcon } from '../status/sign';
import { layerTone, layerWord } from '../status/tone';
import { Unbroken } from '../unbroken';
import { candidateTone } from './route-tones';

const SIDES = { lan: 'LAN address', wan: 'WAN address', rpc: 'port 8300' } as const;
const KINDS = {
  'own-gateway': 'Own mesh gateway of',
  'remote-gateway': 'Mesh gateway of',
  server: 'Server of',
} as const;
const SOURCES = {
  'federation-state': 'from the federation state',
  primary_gateways: 'from primary_gateways',
  both: 'from the federation state and primary_gateways',
} as const;

/** Beyond these the rest is folded. */
const AT_FIRST = 6;

function Place({ candidate }: { candidate: CandidateSnapshot }) {
  const { name, node, address, words, chosen, from, works } = candidate;
  const usual = chosen && works === true;
  return (
    <li className={`grid grid-cols-[1.125rem_minmax(0,1fr)] gap-x-1 ${chosen ? '' : 'text-ink-faint'}`}>
      <SignIcon tone={candidateTone(candidate)} size={14} className="mt-0.5" />
      <div className="min-w-0">
        <p className="leading-snug">
          <span className="font-medium wrap-anywhere">
            <Unbroken text={name} />
          </span>
          {node !== null && (
            <span className="wrap-anywhere text-ink-faint">
              {' '}
              on <Unbroken text={node} />
            </span>
          )}
        </p>
        <p className="text-xs leading-snug wrap-anywhere text-ink-soft">
          {address !== null && address !== name && <span className="font-mono">{address} · </span>}
          <span className={usual ? '' : 'font-semibold'}>{chosen ? words : `${words}: not chosen`}</span>
          {from !== null && <span className="text-ink-faint">, {SOURCES[from]}</span>}
        </p>
      </div>
    </li>
  );
}

/** One step of the way: where the dial may go, what is left out and why, and whether it gets on. */
export function HopCard({ hop }: { hop: HopSnapshot }) {
  const { kind, datacenter, side, state, reason, candidates } = hop;
  const [all, setAll] = useState(false);
  const sorted = [...candidates].sort((a, b) => Number(b.chosen) - Number(a.chosen));
  const shown = all ? sorted : sorted.slice(0, AT_FIRST);
  return (
    <section className="hop min-w-0 space-y-2.5 rounded-xl border p-3">
      <header>
        <h3 className="leading-snug">
          <span className="text-xs text-ink-faint">{KINDS[kind]}</span>{' '}
          <span className="block font-bold wrap-anywhere">{datacenter}</span>
        </h3>
        <p className="flex items-center gap-x-1.5 text-xs text-ink-soft">
          <SignIcon tone={layerTone(state)} size={13} />
          <span>
            {layerWord(state)} · {SIDES[side]}
          </span>
        </p>
      </header>
      {shown.length > 0 && (
        <ul className="space-y-2">
          {shown.map((candidate) => (
            <Place
              key={`${candidate.name} ${candidate.node} ${candidate.address} ${candidate.state}`}
              candidate={candidate}
            />
          ))}
        </ul>
      )}
      {sorted.length > shown.length && (
        <button
          type="button"
          className="text-xs font-medium text-accent hover:underline"
          onClick={() => setAll(true)}
        >
          All {sorted.length}
        </button>
      )}
      {shown.length === 0 && <p className="text-ink-soft">{reason ?? 'Nothing is known of this step.'}</p>}
    </section>
  );
}
