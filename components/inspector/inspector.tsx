import { pairCell } from '@/lib/graph/pair-cells';
import { formatSelection, gatewayByKey, type Selection } from '@/lib/graph/selection';
import type { Snapshot } from '@/lib/snapshot/types';
import { FindingBody } from '../findings/finding-body';
import { severityTone } from '../status/tone';
import { Unbroken } from '../unbroken';
import { DatacenterPanel } from './datacenter-panel';
import { GatewayPanel } from './gateway-panel';
import { PairPanel } from './pair-panel';
import { Panel } from './panel';
import { ServerPanel } from './server-panel';

type Props = { snapshot: Snapshot; selection: Selection; onSelect: (selection: Selection | null) => void };

/** An address from yesterday may name what is gone today. */
function Gone({ selection, onSelect }: Pick<Props, 'selection' | 'onSelect'>) {
  return (
    <Panel
      kind={selection.kind}
      title={formatSelection(selection).slice(selection.kind.length + 1)}
      tone="unknown"
      word="not in the present data"
      onClose={() => onSelect(null)}
    >
      <p>
        Nothing of this name is in the federation as it is seen now. It may be renamed, gone, or mended: a
        finding ends when its cause does.
      </p>
    </Panel>
  );
}

/** Details of whatever is selected. */
export function Inspector({ snapshot, selection, onSelect }: Props) {
  const gone = <Gone selection={selection} onSelect={onSelect} />;
  const common = { snapshot, onSelect };
  if (selection.kind === 'finding') {
    const finding = snapshot.findings.find(({ id }) => id === selection.id);
    if (!finding) return gone;
    return (
      <Panel
        kind="finding"
        title={<Unbroken text={finding.title} />}
        tone={severityTone(finding.severity)}
        word={finding.severity}
        onClose={() => onSelect(null)}
      >
        <FindingBody level="h3" finding={finding} onSelect={onSelect} />
      </Panel>
    );
  }
  if (selection.kind === 'pair') {
    const cell = pairCell(snapshot, selection.from, selection.to);
    return cell ? <PairPanel {...common} cell={cell} /> : gone;
  }
  const datacenter = snapshot.datacenters.find(({ name }) => name === selection.datacenter);
  if (!datacenter) return gone;
  if (selection.kind === 'datacenter') return <DatacenterPanel {...common} datacenter={datacenter} />;
  if (selection.kind === 'gateway') {
    const gateway = gatewayByKey(selection.gateway, datacenter.meshGateways);
    return gateway ? <GatewayPanel {...common} datacenter={datacenter} gateway={gateway} /> : gone;
  }
  const server = datacenter.servers.find(({ node }) => node === selection.server);
  return server ? <ServerPanel {...common} datacenter={datacenter.name} server={server} /> : gone;
}
