import type { ReactNode } from 'react';
import type { RouteSnapshot } from '@/lib/snapshot/route-types';
import { SignIcon } from '../status/sign';
import { pairTone, type Tone } from '../status/tone';
import { Unbroken } from '../unbroken';
import { agreementTone, agreementWord, predictionTone, predictionWord } from './route-tones';

function Card({
  tone,
  title,
  word,
  children,
}: {
  tone: Tone;
  title: string;
  word: string;
  children: ReactNode;
}) {
  return (
    <section className="grid grid-cols-[1.75rem_minmax(0,1fr)] rounded-xl border border-line p-3">
      <SignIcon tone={tone} size={20} className="mt-0.5" />
      <div className="min-w-0 space-y-0.5">
        <h2 className="leading-snug">
          <span className="text-xs text-ink-faint">{title}</span>
          <span className="block font-bold">{word}</span>
        </h2>
        <p className="text-[0.8125rem] wrap-anywhere text-ink-soft">{children}</p>
      </div>
    </section>
  );
}

/** What Consul would do, what it does, and what the two together mean. */
export function OutlookCards({ route }: { route: RouteSnapshot }) {
  const { measured, agreement } = route;
  return (
    <div className="grid gap-2.5 md:grid-cols-3">
      <Card
        tone={predictionTone(route.prediction)}
        title="Predicted of new dials"
        word={predictionWord(route)}
      >
        <Unbroken text={route.reason} />
      </Card>
      <Card tone={pairTone(measured.state)} title="Measured" word={measured.state}>
        <Unbroken text={measured.sentence} />
      </Card>
      <Card tone={agreementTone(agreement)} title="Together" word={agreementWord(agreement)}>
        <Unbroken text={route.agreementSentence} />
      </Card>
    </div>
  );
}
