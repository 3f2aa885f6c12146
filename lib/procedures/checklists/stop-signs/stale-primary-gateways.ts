import { primaryGatewaysConfig } from '@/lib/diagnosis/option-remedies';
import { checkEntries } from '@/lib/diagnosis/primary-gateway-entries';
import { listText, optionEvidence, toldOptions } from '@/lib/diagnosis/server-options';
import { nameList } from '@/lib/diagnosis/words';
import type { SignOf } from './sign';

/** The only way in of a secondary that has replicated nothing yet. */
export const stalePrimaryGateways: SignOf = ({ federation, primary }, datacenters) => {
  const sign = { id: 'stale-primary-gateways', title: 'primary_gateways that names no registered gateway' };
  const set = datacenters
    .filter((datacenter) => datacenter !== primary)
    .flatMap((datacenter) =>
      toldOptions(datacenter).map((told) => ({
        datacenter,
        told,
        entries: checkEntries(federation, primary, told.options.primaryGateways),
      })),
    )
    .filter(({ told }) => told.options.primaryGateways.length > 0);
  const says = ({ told }: (typeof set)[number]) =>
    optionEvidence(told, `primary_gateways = ${listText(told.options.primaryGateways)}`);
  const stale = set.filter(
    ({ entries }) => entries !== null && entries.every(({ verdict }) => verdict === 'unregistered'),
  );
  if (stale.length > 0) {
    const gone = [...new Set(stale.flatMap(({ told }) => told.options.primaryGateways))];
    return {
      ...sign,
      state: 'stop',
      sentence: `${nameList(stale.map(({ told, datacenter }) => `${told.node} of ${datacenter.name}`))} would look for ${primary?.name ?? 'the primary'} at ${nameList(gone, 3)}, where no gateway of it is registered.`,
      evidence: stale.slice(0, 6).map(says),
      remedy: [
        {
          text: 'Name the gateways that the primary has now, or better a DNS name, which Consul resolves anew at every dial.',
          config: primaryGatewaysConfig(federation),
        },
      ],
    };
  }
  const open = set.filter(
    ({ entries }) => entries === null || !entries.some(({ verdict }) => verdict === 'registered'),
  );
  if (open.length > 0 || set.length === 0)
    return {
      ...sign,
      state: 'not-checked',
      sentence:
        set.length === 0
          ? 'No server of a secondary has told its primary_gateways (yet).'
          : `What ${nameList([...new Set(open.flatMap(({ told }) => told.options.primaryGateways))], 3)} leads to is not seen from here.`,
      evidence: open.slice(0, 6).map(says),
      remedy: [],
    };
  return {
    ...sign,
    state: 'clear',
    sentence: 'Every server asked names at least one registered gateway of the primary.',
    evidence: set.slice(0, 6).map(says),
    remedy: [],
  };
};
