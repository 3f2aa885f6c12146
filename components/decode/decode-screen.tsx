'use client';
import { useState } from 'react';
import type { Snapshot } from '@/lib/snapshot/types';
import { PageFrame } from '../page-frame';
import { useDecoded, type Asked } from './decode-query';
import { DecodedLine } from './decoded-line';

const EXAMPLE =
  'memberlist: Failed to send gossip to 10.2.0.11:8302: Remote DC has no server currently reachable';
const FIELD = 'rounded-lg border border-line bg-raised px-3 py-2 text-ink';

function Form({ snapshot, onAsk }: { snapshot: Snapshot; onAsk: (asked: Asked) => void }) {
  const [text, setText] = useState('');
  const [datacenter, setDatacenter] = useState('');
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk({ text, datacenter: datacenter === '' ? null : datacenter });
      }}
    >
      <label className="block space-y-1.5">
        <span className="font-semibold">A line of a Consul log, or an HTTP error</span>
        <textarea
          required
          rows={5}
          value={text}
          placeholder={EXAMPLE}
          maxLength={50_000}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => setText(target.value)}
          className={`block w-full font-mono text-xs leading-relaxed ${FIELD}`}
        />
      </label>
      <div className="flex flex-wrap items-end gap-3">
        <label className="block space-y-1.5">
          <span className="font-semibold">Whose log is it?</span>
          <select
            value={datacenter}
            onChange={({ target }) => setDatacenter(target.value)}
            className={`block max-w-60 ${FIELD}`}
          >
            <option value="">not known</option>
            {snapshot.datacenters.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button
          type="submit"
          className="rounded-lg bg-accent px-4 py-2 font-semibold text-(--on-sign) hover:opacity-90"
        >
          What does it mean?
        </button>
      </div>
    </form>
  );
}

function Decode({ snapshot }: { snapshot: Snapshot }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data, error } = useDecoded(asked, snapshot.revision);
  return (
    <div className="mx-auto w-full max-w-3xl space-y-6 px-4 py-6 lg:px-6">
      <div className="space-y-1.5">
        <h1 className="text-2xl font-bold tracking-tight">What does this error mean?</h1>
        <p className="max-w-prose text-ink-soft">
          Consul&apos;s texts often name the other side of a fault. Here they are read with what is known of
          this federation now. The text is not kept.
        </p>
      </div>
      <Form snapshot={snapshot} onAsk={setAsked} />
      <div aria-live="polite">
        {error && (
          <p className="font-semibold text-bad">
            {error.message}
            {'detail' in error && typeof error.detail === 'string' ? `: ${error.detail}` : ''}
          </p>
        )}
        {data && (
          <section aria-labelledby="meaning" className="space-y-2">
            <h2 id="meaning" className="text-[0.9375rem] font-bold">
              {data.length === 0 ? 'There is nothing to read in this text' : 'Meaning'}
            </h2>
            <ul className="space-y-3">
              {data.map((decoded) => (
                <DecodedLine key={decoded.line} decoded={decoded} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
}

/** `/decode`: the box for error texts. */
export function DecodeScreen() {
  return <PageFrame>{(snapshot) => <Decode snapshot={snapshot} />}</PageFrame>;
}
