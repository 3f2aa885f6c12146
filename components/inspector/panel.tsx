import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { SignIcon } from '../status/sign';
import type { Tone } from '../status/tone';

type Props = {
  kind: string;
  title: ReactNode;
  tone: Tone;
  word: string;
  onClose: () => void;
  children: ReactNode;
};

/** The frame of whatever is inspected: what it is, its name, its state, and the way back. */
export function Panel({ kind, title, tone, word, onClose, children }: Props) {
  return (
    <section
      aria-label={`${kind}: details`}
      tabIndex={-1}
      className="space-y-5 outline-none"
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
    >
      <div className="flex items-start gap-3">
        <SignIcon tone={tone} size={24} className="mt-4" />
        <div className="min-w-0 flex-1">
          <p className="text-xs text-ink-faint">{kind}</p>
          <h2
            className={`leading-snug font-bold wrap-anywhere ${kind === 'finding' ? 'text-base' : 'text-lg'}`}
          >
            {title}
          </h2>
          <p className="text-ink-soft">{word}</p>
        </div>
        <button
          type="button"
          onClick={onClose}
          className="grid size-8 shrink-0 place-items-center rounded-lg text-ink-soft hover:bg-raised hover:text-ink"
          aria-label="Close details"
          title="Close details"
        >
          <X size={17} aria-hidden="true" />
        </button>
      </div>
      {children}
    </section>
  );
}

export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="space-y-2">
      <h3 className="text-[0.8125rem] font-semibold text-ink-soft">{title}</h3>
      {children}
    </div>
  );
}

/** Name and value; a value that is not known says so. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-faint">{name}</dt>
          <dd className="wrap-anywhere">{value ?? <span className="text-ink-faint">not known</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
