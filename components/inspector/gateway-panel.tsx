import { gatewayKey, type Selection } from '@/lib/graph/selection';
import type {
  DatacenterDetail,
  DatacenterSnapshot,
  MeshGatewaySnapshot,
  Snapshot,
} from '@/lib/snapshot/types';
import { StateWord } from '../status/state-word';
import { checkTone, gatewayTone, gatewayWord } from '../status/tone';
import { Detail } from './detail';
import { Facts, Group, Panel } from './panel';
import { RelatedFindings } from './related-findings';

type Props = {
  snapshot: Snapshot;
  datacenter: DatacenterSnapshot;
  gateway: MeshGatewaySnapshot;
  onSelect: (selection: Selection | null) => void;
};

type GatewayDetail = DatacenterDetail['meshGateways'][number];

const AGREES = {
  true: 'in sync',
  false: 'differs from the live registration',
  null: 'cannot be compared',
} as const;

function Checks({ checks }: Pick<GatewayDetail, 'checks'>) {
  if (checks.length === 0)
    return <p className="text-ink-soft">No health check is registered: Consul takes it as passing.</p>;
  return (
    <ul className="space-y-2">
      {checks.map(({ name, status, output }) => (
        <li key={name}>
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span>{name}</span>
            <StateWord tone={checkTone(status)} word={status} />
          </p>
          {output !== '' && <p className="font-mono text-xs wrap-anywhere text-ink-soft">{output}</p>}
        </li>
      ))}
    </ul>
  );
}

function Beliefs({ beliefs }: Pick<GatewayDetail, 'beliefs'>) {
  if (beliefs.length === 0)
    return <p className="text-ink-soft">No other datacenter’s federation states could be read.</p>;
  return (
    <ul className="divide-y divide-line">
      {beliefs.map(({ observer, wan, status, matchesLive }) => (
        <li key={observer} className="py-1.5">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="font-medium">{observer}</span>
            <StateWord tone={checkTone(status)} word={status} />
          </p>
          <p className={matchesLive === false ? 'font-semibold text-ink' : 'text-ink-faint'}>
            <span className="font-mono text-xs">{wan ?? 'no WAN address'}</span> · {AGREES[`${matchesLive}`]}
          </p>
        </li>
      ))}
    </ul>
  );
}

export function GatewayPanel({ snapshot, datacenter, gateway, onSelect }: Props) {
  const { service, node, lan, wan, federation, seen, id, usable } = gateway;
  const key = gatewayKey(gateway, datacenter.meshGateways);
  return (
    <Panel
      kind={`mesh gateway in ${datacenter.name}`}
      title={key}
      tone={gatewayTone(gateway)}
      word={gatewayWord(gateway)}
      onClose={() => onSelect(null)}
    >
      <RelatedFindings
        snapshot={snapshot}
        selection={{ kind: 'gateway', datacenter: datacenter.name, gateway: key }}
        onSelect={onSelect}
      />
      <Facts
        facts={[
          ['service', service],
          ['node', node],
          ['LAN address', lan],
          ['WAN address', wan ?? 'none registered'],
          [
            'for federation',
            federation
              ? 'yes: its meta has consul-wan-federation=1'
              : 'no: its meta lacks consul-wan-federation=1',
          ],
          ['usable', usable ? 'yes' : 'no'],
          ['known from', seen === 'live' ? 'its own catalog' : 'federation states only'],
        ]}
      />
      <Detail
        name={datacenter.name}
        revision={snapshot.revision}
        show={({ meshGateways }) => {
          const detail = meshGateways.find((one) => one.id === id && one.node === node);
          return (
            <>
              <Group title="Health checks">
                <Checks checks={detail?.checks ?? []} />
              </Group>
              <Group title="What the other datacenters believe">
                <Beliefs beliefs={detail?.beliefs ?? []} />
              </Group>
            </>
          );
        }}
      />
      <button
        type="button"
        className="font-medium text-accent hover:underline"
        onClick={() => onSelect({ kind: 'datacenter', datacenter: datacenter.name })}
      >
        All of {datacenter.name}
      </button>
    </Panel>
  );
}
