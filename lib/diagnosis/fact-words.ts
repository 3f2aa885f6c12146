import type { Gap } from '@/lib/federation/types';
import { FACT_WORDS } from './read-permissions';

/** What a person calls something that is read or measured. */
export function factWords(fact: Gap['fact']): string {
  if (fact === 'forwarding') return 'forwarded requests';
  return fact === 'certificate' ? 'server certificates' : FACT_WORDS[fact].words;
}
