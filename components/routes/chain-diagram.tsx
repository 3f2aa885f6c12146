import type { ChainSnapshot, HopSnapshot } from '@/lib/snapshot/route-types';
import { SignIcon } from '../status/sign';
import { layerTone } from '../status/tone';
import { Unbroken } from '../unbroken';
import { HopArrow } from './hop-arrow';
import { HopCard } from './hop-card';
import { predictionTone, predictionWord } from './route-tones';

const WHO = {
  all: 'Every server of',
  leader: 'The leader of',
  followers: 'Followers of',
  some: 'Servers of',
} as const;

/** Consul picks anew for every dial. */
function choiceWords({ candidates }: HopSnapshot): string {
  const chosen = candidates.filter((candidate) => candidate.chosen).length;
  if (chosen === 0) return candidates.length === 0 ? 'not known' : 'nowhere to go';
  return chosen === 1 ? 'the only one' : `1 of ${chosen} at random`;
}

function Start({ chain, from }: { chain: ChainSnapshot; from: string }) {
  return (
    <section className="hop min-w-0 space-y-2 rounded-xl border p-3">
      <h3 className="leading-snug">
        <span className="text-xs text-ink-faint">{WHO[chain.who]}</span>{' '}
        <span className="block font-bold wrap-anywhere">{from}</span>
      </h3>
      <p className="text-xs wrap-anywhere text-ink-soft">
        <Unbroken text={chain.servers.slice(0, 6).join(', ') || 'its servers are not known'} />
        {chain.servers.length > 6 && ` and ${chain.servers.length - 6} more`}
      </p>
    </section>
  );
}

/** The way of some servers from left to right, every step with its state, and Consul's rule in a sentence. */
export function ChainDiagram({ chain, from }: { chain: ChainSnapshot; from: string }) {
  return (
    <article aria-label={`${WHO[chain.who]} ${from}: ${predictionWord(chain)}`} className="space-y-3">
      <p className="flex items-start gap-2.5">
        <SignIcon tone={predictionTone(chain.prediction)} size={18} className="mt-0.5" />
        <span>
          <span className="font-semibold">New dials: {predictionWord(chain)}.</span> {chain.ruleSentence}
        </span>
      </p>
      <ol className="flex flex-col xl:flex-row xl:items-center">
        <li className="min-w-0 xl:w-30 2xl:w-36 xl:shrink-0">
          <Start chain={chain} from={from} />
        </li>
        {chain.hops.map((hop) => (
          <li key={hop.kind} className="flex min-w-0 flex-1 flex-col xl:max-w-md xl:flex-row">
            <HopArrow tone={layerTone(hop.state)} words={choiceWords(hop)} />
            <div className="min-w-0 flex-1">
              <HopCard hop={hop} />
            </div>
          </li>
        ))}
      </ol>
      {chain.prediction !== 'works' && <p className="text-ink-soft">{chain.reason}</p>}
    </article>
  );
}
