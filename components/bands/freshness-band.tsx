'use client';
import { CopyableCommand } from '../findings/copyable-command';
import { ageText } from '../snapshot/freshness';
import { useClock } from '../settings/use-clock';
import { useSnapshot } from '../snapshot/snapshot-query';
import { useFreshness } from '../snapshot/use-freshness';

function nextCommand(kind: 'stale' | 'disconnected', agent: string | undefined): string {
  if (kind === 'disconnected') return `curl -si ${window.location.origin}/readyz`;
  return agent ? `curl -s ${agent}/v1/status/leader` : 'npx isthmus validate';
}

/** Full width as soon as what is shown is not the present: cause, last good time, next command. */
export function FreshnessBand() {
  const clock = useClock();
  const freshness = useFreshness();
  const { data } = useSnapshot();
  if (freshness.kind !== 'stale' && freshness.kind !== 'disconnected') return null;
  const { kind, ageMs, observedAt } = freshness;
  const vantages = data?.snapshot.vantages ?? [];
  const agent = (vantages.find(({ reachable }) => reachable === false) ?? vantages[0])?.address;
  return (
    <section
      aria-label="Age of the data"
      className="flex flex-wrap items-center gap-x-6 gap-y-2 bg-band-bad px-4 py-2.5 text-on-band lg:px-6"
    >
      <p role="alert" className="text-[0.9375rem]">
        <strong className="mr-2 font-black tracking-[0.14em]">
          {kind === 'stale' ? 'STALE' : 'DISCONNECTED'}
        </strong>
        {kind === 'stale' ? 'No agent has answered since' : 'Connection to Isthmus lost, showing data of'}{' '}
        {clock(observedAt)}
        {/* Ticks: not to be read out every second. */}
        <span aria-hidden="true" className="figures">
          {' '}
          ({ageText(ageMs)} ago)
        </span>
        .{kind === 'disconnected' && ' Trying again every 5 s.'}
      </p>
      <CopyableCommand text={nextCommand(kind, agent)} onBand />
    </section>
  );
}
