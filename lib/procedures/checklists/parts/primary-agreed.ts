import { optionEvidence, toldOptions } from '@/lib/diagnosis/server-options';
import { nameList } from '@/lib/diagnosis/words';
import { unseen } from '../step';
import type { Ground } from '../ground';
import type { Part } from '../types';

/** Does every server name the same primary? In a traditional federation each datacenter may be its own. */
export function primaryParts({ federation, primary }: Ground): Part[] {
  return federation.datacenters.map((datacenter) => {
    const told = toldOptions(datacenter);
    const { name } = datacenter;
    if (told.length === 0) return unseen(`Which primary ${name} names is not seen.`);
    const evidence = told
      .slice(0, 4)
      .map((one) =>
        optionEvidence(one, `primary_datacenter = ${JSON.stringify(one.options.primaryDatacenter ?? '')}`),
      );
    const named = [...new Set(told.map(({ options }) => options.primaryDatacenter ?? 'none'))];
    return named.length === 1 && named[0] === primary?.name
      ? { state: 'done', sentence: `${name} names ${named[0]} as its primary.`, evidence }
      : {
          state: 'not-done',
          sentence: `${name} names ${nameList(named)} as its primary${primary ? `, not ${primary.name}` : ''}.`,
          evidence,
        };
  });
}
