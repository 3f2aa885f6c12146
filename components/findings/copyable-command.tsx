'use client';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Unbroken } from '../unbroken';
import { copyText } from './copy-text';

const SAID_MS = 2000;

/** What to type or to put into a file, with a button that copies it. */
export function CopyableCommand({ text, onBand = false }: { text: string; onBand?: boolean }) {
  const [said, setSaid] = useState<'copied' | 'select it by hand' | null>(null);
  const copy = async () => {
    setSaid((await copyText(text)) ? 'copied' : 'select it by hand');
    setTimeout(() => setSaid(null), SAID_MS);
  };
  const look = onBand ? 'bg-black/15 text-inherit' : 'border border-line bg-raised text-ink';
  return (
    <div className={`flex min-w-0 items-start gap-2 rounded-md py-1 pr-1 pl-2.5 ${look}`}>
      <code className="min-w-0 flex-1 py-1 font-mono text-xs leading-normal wrap-anywhere whitespace-pre-wrap">
        <Unbroken text={text} />
      </code>
      <button
        type="button"
        onClick={() => void copy()}
        className="grid size-7 shrink-0 place-items-center rounded opacity-80 hover:opacity-100 print:hidden"
        aria-label={`Copy: ${text}`}
        title="Copy"
      >
        {said === 'copied' ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
      </button>
      <span role="status" className="sr-only">
        {said}
      </span>
    </div>
  );
}
