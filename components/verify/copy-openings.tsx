'use client';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../findings/copy-text';
import { ask } from '../snapshot/api-problem';

const SAID_MS = 2_500;

/** The whole table as text, for a ticket. */
export function CopyOpenings() {
  const [said, setSaid] = useState<string | null>(null);
  const copy = async () => {
    const text = await ask('/api/v1/firewall?format=text')
      .then((response) => response.text())
      .catch(() => null);
    const done = text !== null && (await copyText(text));
    setSaid(done ? 'Copied' : 'Not copied: use the CSV');
    setTimeout(() => setSaid(null), SAID_MS);
  };
  return (
    <button
      type="button"
      onClick={() => void copy()}
      className="inline-flex h-9 items-center gap-1.5 rounded-lg border border-line px-3 font-medium text-ink-soft hover:bg-raised hover:text-ink"
    >
      {said === 'Copied' ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
      <span role="status">{said ?? 'Copy as text'}</span>
    </button>
  );
}
