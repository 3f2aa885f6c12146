import { isoTime } from '@/lib/diagnosis/evidence';
import { counted } from '@/lib/diagnosis/words';
import { byText } from '@/lib/federation/order';
import type { Federation } from '@/lib/federation/types';
import { existingSecondary } from './existing-secondary';
import { groundOf, type Choice, type Ground } from './ground';
import { newSecondary } from './new-secondary';
import { preFlight } from './pre-flight';
import { stopSigns } from './stop-signs';
import type { Checklist, Procedure, Step, StopSign } from './types';

const DEFINITIONS: Record<Procedure, { title: string; steps: (ground: Ground) => Step[] }> = {
  'new-secondary': { title: 'New secondary', steps: newSecondary },
  'existing-secondary': { title: 'Existing secondary', steps: existingSecondary },
  'pre-flight': { title: 'Before mesh gateways', steps: preFlight },
};

/** A procedure of the document against what is seen of the federation now. */
export function checklist(federation: Federation, procedure: Procedure, choice: Choice): Checklist {
  const ground = groundOf(federation, choice);
  const { title, steps: stepsOf } = DEFINITIONS[procedure];
  const whole = procedure === 'pre-flight';
  const about = whole
    ? ground.federation.datacenters
    : [ground.primary, ground.secondary].filter((datacenter) => datacenter !== undefined);
  const steps = stepsOf(ground);
  const signs = stopSigns(ground, about, whole ? 'federation' : 'secondary');
  return {
    procedure,
    title,
    primary: ground.primary?.name ?? null,
    secondary: whole ? null : (ground.secondary?.name ?? null),
    sentence: sentenceOf(steps, signs, whole && federation.mode === 'mesh-gateways'),
    steps,
    stopSigns: signs,
    datacenters: federation.datacenters.map(({ name }) => name).sort(byText),
    takenAt: isoTime(federation.takenAt),
    source: federation.source,
  };
}

/** The first step that is open is where one stands. */
function sentenceOf(steps: readonly Step[], signs: readonly StopSign[], already: boolean): string {
  const done = steps.filter(({ state }) => state === 'done').length;
  const open = steps.find(({ state }) => state === 'partly' || state === 'not-done');
  const stops = signs.filter(({ state }) => state === 'stop').length;
  const warning = stops === 0 ? '' : ` ${stops === 1 ? '1 stop-sign stands' : `${stops} stop-signs stand`}.`;
  const before = already ? 'This federation runs through mesh gateways already. ' : '';
  const where = open ? ` Open next: step ${open.number}.` : '';
  const blind = steps.filter(({ state }) => state === 'partly-seen' || state === 'by-hand').length;
  const hand = blind === 0 ? '' : ` ${counted(blind, 'step')} to confirm by hand.`;
  return `${before}${done} of ${counted(steps.length, 'step')} proved done.${where}${hand}${warning}`;
}
