import type { Selection } from '@/lib/graph/selection';
import type { DatacenterDetail, ServerSnapshot, Snapshot } from '@/lib/snapshot/types';
import { StateWord } from '../status/state-word';
import { serverTone } from '../status/tone';
import { Detail } from './detail';
import { Facts, Group, Panel } from './panel';
import { RelatedFindings } from './related-findings';
import { ServerCertificate } from './server-certificate';

type Props = {
  snapshot: Snapshot;
  datacenter: string;
  server: ServerSnapshot;
  onSelect: (selection: Selection | null) => void;
};

const yesNo = (value: boolean | null) => (value === null ? null : value ? 'yes' : 'no');

function Views({ views }: Pick<DatacenterDetail['servers'][number], 'views'>) {
  if (views.length === 0) return <p className="text-ink-soft">No server we ask lists it.</p>;
  return (
    <ul className="divide-y divide-line">
      {views.map(({ vantage, datacenter: observer, status: seen }) => (
        <li key={vantage} className="flex flex-wrap items-baseline justify-between gap-x-3 py-1.5">
          <span className="wrap-anywhere">
            {observer} <span className="text-xs text-ink-faint">{vantage}</span>
          </span>
          <StateWord tone={serverTone(seen)} word={seen} />
        </li>
      ))}
    </ul>
  );
}

export function ServerPanel({ snapshot, datacenter, server, onSelect }: Props) {
  const { node, status, leader, voter, address, version, meshGatewayWanFederation } = server;
  return (
    <Panel
      kind={`server in ${datacenter}`}
      title={node}
      tone={serverTone(status)}
      word={leader ? `${status}, leader` : status}
      onClose={() => onSelect(null)}
    >
      <RelatedFindings
        snapshot={snapshot}
        selection={{ kind: 'server', datacenter, server: node }}
        onSelect={onSelect}
      />
      <Facts
        facts={[
          ['address', address],
          ['version', version],
          ['leader', yesNo(leader)],
          ['voter', yesNo(voter)],
          ['enable_mesh_gateway_wan_federation', yesNo(meshGatewayWanFederation)],
        ]}
      />
      <Group title="Certificate">
        <Detail
          name={datacenter}
          revision={snapshot.revision}
          show={({ servers }) => {
            const certificate = servers.find((one) => one.node === node)?.certificate;
            return certificate && <ServerCertificate certificate={certificate} />;
          }}
        />
      </Group>
      <Group title="Who sees it how in the WAN pool">
        <Detail
          name={datacenter}
          revision={snapshot.revision}
          show={({ servers }) => <Views views={servers.find((one) => one.node === node)?.views ?? []} />}
        />
      </Group>
      <button
        type="button"
        className="font-medium text-accent hover:underline"
        onClick={() => onSelect({ kind: 'datacenter', datacenter })}
      >
        All of {datacenter}
      </button>
    </Panel>
  );
}
