'use client';
import { useState } from 'react';
import type { Snapshot } from '@/lib/snapshot/types';
import { PageFrame } from '../page-frame';
import { DatacenterCombobox } from '../routes/datacenter-combobox';
import { useDecoded, type Asked } from './decode-query';
import { DecodedLine } from './decoded-line';

/** Texts that real logs are full of, to begin with. */
const EXAMPLES = [
  {
    word: 'No server reachable',
    text: 'memberlist: Failed to send gossip to 10.2.0.11:8302: Remote DC has no server currently reachable',
  },
  { word: 'No path', text: 'rpc error making call: No path to datacenter' },
  { word: 'Certificate', text: 'x509: certificate is valid for server.dc1.consul, not server.dc2.consul' },
  {
    word: 'ACL not found',
    text: 'agent: Coordinate update error: error="rpc error making call: ACL not found"',
  },
] as const;
const FIELD = 'rounded-lg border border-line bg-raised px-3 py-2 text-ink';

function Form({ snapshot, onAsk }: { snapshot: Snapshot; onAsk: (asked: Asked) => void }) {
  const [text, setText] = useState('');
  const [datacenter, setDatacenter] = useState('');
  const ask = (line: string) => onAsk({ text: line, datacenter: datacenter === '' ? null : datacenter });
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        ask(text);
      }}
    >
      <label className="block space-y-1.5">
        <span className="font-semibold">A line of a Consul log, or an HTTP error</span>
        <textarea
          required
          rows={5}
          value={text}
          placeholder={EXAMPLES[0].text}
          maxLength={50_000}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => setText(target.value)}
          onKeyDown={({ key, ctrlKey, metaKey, currentTarget }) => {
            if (key === 'Enter' && (ctrlKey || metaKey)) currentTarget.form?.requestSubmit();
          }}
          className={`block w-full font-mono text-xs leading-relaxed ${FIELD}`}
        />
      </label>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-[0.8125rem] text-ink-faint">
        For example:
        {EXAMPLES.map(({ word, text: example }) => (
          <button
            key={word}
            type="button"
            onClick={() => {
              setText(example);
              ask(example);
            }}
            className="font-medium text-accent hover:underline"
          >
            {word}
          </button>
        ))}
      </p>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-60 flex-1 sm:max-w-72">
          <DatacenterCombobox
            label="Whose log is it?"
            datacenters={snapshot.datacenters}
            value={datacenter}
            placeholder="not known"
            onChoose={setDatacenter}
          />
        </div>
        {datacenter !== '' && (
          <button
            type="button"
            onClick={() => setDatacenter('')}
            className="h-10 rounded-lg px-2 font-medium text-accent hover:underline"
          >
            Not known
          </button>
        )}
        <button
          type="submit"
          className="h-10 rounded-lg bg-accent px-4 font-semibold text-(--on-sign) hover:opacity-90"
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
