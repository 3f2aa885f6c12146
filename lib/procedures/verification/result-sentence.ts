import { counted } from '@/lib/diagnosis/words';
import type { Verification } from './types';

type Result = Pick<Verification, 'outcome' | 'members' | 'forwarding' | 'withoutAgent' | 'datacenters'>;

/** The result in one sentence: what failed, else what was not checked, else that all is as the document expects. */
export function resultSentence(result: Result): string {
  const { outcome, members, forwarding, withoutAgent, datacenters } = result;
  if (datacenters.length === 0) return 'Nothing was checked: no datacenter is known yet.';
  const unchecked = members.notChecked + forwarding.notChecked;
  const rest = unchecked === 0 ? '' : ` ${uncheckedSentence(unchecked, withoutAgent)}`;
  if (outcome === 'failed') {
    const pools = members.failed > 0 ? `${counted(members.failed, 'WAN pool')} not as expected` : '';
    const requests = forwarding.failed > 0 ? `${counted(forwarding.failed, 'forwarded request')} failed` : '';
    return `Verification failed: ${[requests, pools].filter((part) => part !== '').join(', ')}.${rest}`;
  }
  const passed = members.passed + forwarding.passed;
  if (outcome === 'not-checked')
    return passed === 0
      ? `Nothing could be checked.${rest}`
      : `Nothing failed, but not all was checked: ${counted(passed, 'check')} passed.${rest}`;
  if (datacenters.length === 1)
    return 'Passed, but there is only one datacenter: no request can be forwarded.';
  return `Verified: all servers are listed everywhere, and all ${counted(forwarding.passed, 'forwarded request')} came back.`;
}

function uncheckedSentence(unchecked: number, withoutAgent: number): string {
  const why = withoutAgent === 0 ? '' : `, ${withoutAgent} of them for want of an agent's address there`;
  return `${counted(unchecked, 'check')} could not be made${why}.`;
}
