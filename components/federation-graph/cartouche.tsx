import type { FederationMode, Snapshot } from '@/lib/snapshot/types';

const MODES: Record<FederationMode, string> = {
  'mesh-gateways': 'WAN federation through mesh gateways',
  traditional: 'Traditional WAN federation, server to server',
  mixed: 'WAN federation, partly through mesh gateways',
  unknown: 'WAN federation, kind not known yet',
};

/** The title block of the chart. */
export function Cartouche({ snapshot }: { snapshot: Snapshot }) {
  const { mode, primary, datacenters } = snapshot;
  const servers = datacenters.reduce((sum, { servers: own }) => sum + own.length, 0);
  const gateways = datacenters.reduce((sum, { meshGateways }) => sum + meshGateways.length, 0);
  return (
    <div className="pointer-events-none absolute top-5 left-6 text-[0.6875rem] leading-relaxed text-ink-faint lg:left-7">
      <p className="font-semibold text-ink-soft">{MODES[mode]}</p>
      <p>{primary === null ? 'primary not known' : `primary ${primary}`}</p>
      <p>
        {servers} servers{mode === 'traditional' ? '' : `, ${gateways} mesh gateways`}
      </p>
    </div>
  );
}
