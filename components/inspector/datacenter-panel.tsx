import { datacenterPath } from '@/lib/graph/address';
import Link from 'next/link';
import { gatewayKey, type Selection } from '@/lib/graph/selection';
import type { DatacenterSnapshot, Snapshot } from '@/lib/snapshot/types';
import { OptionTable } from '../datacenter/option-table';
import { StateWord } from '../status/state-word';
import { gatewayTone, gatewayWord, serverTone, statusTone } from '../status/tone';
import { BridgeLists } from './bridge-lists';
import { leaderText, observedText, quorumText } from './datacenter-words';
import { Detail } from './detail';
import { Facts, Group, Panel } from './panel';
import { RelatedFindings } from './related-findings';

type Props = {
  snapshot: Snapshot;
  datacenter: DatacenterSnapshot;
  onSelect: (selection: Selection | null) => void;
};

const LINK = 'text-left font-medium text-accent hover:underline wrap-anywhere';

function Servers({ datacenter, onSelect }: Omit<Props, 'snapshot'>) {
  return (
    <table className="w-full text-left">
      <thead className="text-xs text-ink-faint">
        <tr>
          <th className="pb-1 font-normal">server</th>
          <th className="pb-1 font-normal">status</th>
          <th className="pb-1 text-right font-normal">version</th>
        </tr>
      </thead>
      <tbody>
        {datacenter.servers.map(({ node, status, leader, version }) => (
          <tr key={node} className="border-t border-line align-top">
            <td className="py-1.5 pr-2">
              <button
                type="button"
                className={LINK}
                onClick={() => onSelect({ kind: 'server', datacenter: datacenter.name, server: node })}
              >
                {node}
              </button>
              {leader && <span className="text-ink-faint"> leader</span>}
            </td>
            <td className="py-1.5 pr-2">
              <StateWord tone={serverTone(status)} word={status} />
            </td>
            <td className="py-1.5 text-right">
              {version ?? <span className="text-ink-faint">not known</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Gateways({ datacenter, onSelect }: Omit<Props, 'snapshot'>) {
  const { meshGateways, meshGatewaysKnown, mode, name } = datacenter;
  if (mode === 'traditional' && meshGateways.length === 0)
    return (
      <p className="text-ink-soft">None, and none are needed: traditional federation, server to server.</p>
    );
  return (
    <>
      {!meshGatewaysKnown && (
        <p className="text-ink-soft">
          Its own catalog could not be read: this is what federation states say of it.
        </p>
      )}
      {meshGateways.length === 0 && meshGatewaysKnown && <p>None is registered in {name}.</p>}
      <ul className="divide-y divide-line">
        {meshGateways.map((gateway) => {
          const key = gatewayKey(gateway, meshGateways);
          return (
            <li key={key} className="flex flex-wrap items-baseline justify-between gap-x-3 py-1.5">
              <button
                type="button"
                className={LINK}
                onClick={() => onSelect({ kind: 'gateway', datacenter: name, gateway: key })}
              >
                {key}
              </button>
              <StateWord tone={gatewayTone(gateway)} word={gatewayWord(gateway)} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

export function DatacenterPanel({ snapshot, datacenter, onSelect }: Props) {
  const { name, role, status, clientAgents } = datacenter;
  return (
    <Panel
      kind={role === 'unknown' ? 'datacenter' : `${role} datacenter`}
      title={name}
      tone={statusTone(status)}
      word={status}
      onClose={() => onSelect(null)}
    >
      <Link
        href={datacenterPath(name)}
        className="block w-fit font-medium wrap-anywhere text-accent hover:underline"
      >
        All of {name} on a page of its own
      </Link>
      <RelatedFindings
        snapshot={snapshot}
        selection={{ kind: 'datacenter', datacenter: name }}
        onSelect={onSelect}
      />
      <Facts
        facts={[
          ['observed', observedText(datacenter)],
          ['leader', leaderText(datacenter)],
          ['quorum', quorumText(datacenter.quorum)],
          ['client agents', clientAgents],
        ]}
      />
      <Group title="Servers">
        <Servers datacenter={datacenter} onSelect={onSelect} />
      </Group>
      <Group title="Mesh gateways">
        <Gateways datacenter={datacenter} onSelect={onSelect} />
      </Group>
      <Group title="Server options">
        <Detail
          name={name}
          revision={snapshot.revision}
          show={({ options }) => <OptionTable options={options} />}
        />
      </Group>
      <Group title="Bridges">
        <BridgeLists snapshot={snapshot} datacenter={name} onSelect={onSelect} />
      </Group>
    </Panel>
  );
}
