'use client';
import { useEffect } from 'react';
import type { Snapshot } from '@/lib/snapshot/types';
import { Choice } from '../choice';
import { useFreshness } from '../snapshot/use-freshness';
import { ChecklistPanel } from './checklist-panel';
import { FirewallPanel } from './firewall-panel';
import { VerificationPanel } from './verification-panel';
import { useSection, type Section } from './verify-params';

const WORDS: readonly (readonly [Section, string])[] = [
  ['verification', 'Verification'],
  ['new-secondary', 'New secondary'],
  ['existing-secondary', 'Existing secondary'],
  ['pre-flight', 'Before mesh gateways'],
  ['firewall', 'Firewall'],
];

/** The procedures of the document: its verification run on demand, its checklists ticking themselves, and the firewall openings. */
export function VerifyScreen({ snapshot }: { snapshot: Snapshot }) {
  const [section, setSection] = useSection();
  const { kind } = useFreshness();
  const word = WORDS.find(([name]) => name === section)?.[1] ?? '';
  useEffect(() => {
    document.title = `${snapshot.source === 'demo' ? 'DEMO · ' : ''}${word} · Isthmus`;
  }, [snapshot.source, word]);
  return (
    <div
      className={`w-full space-y-6 px-4 py-4 lg:px-6 ${kind === 'stale' || kind === 'disconnected' ? 'is-old' : ''}`}
    >
      <div className="flex print:hidden">
        <Choice
          label="Procedure"
          options={WORDS}
          value={section}
          onChange={(next) => void setSection(next)}
        />
      </div>
      {section === 'verification' ? (
        <VerificationPanel snapshot={snapshot} />
      ) : section === 'firewall' ? (
        <FirewallPanel snapshot={snapshot} />
      ) : (
        <ChecklistPanel key={section} procedure={section} snapshot={snapshot} />
      )}
    </div>
  );
}
