import { gatewayKey } from '@/lib/graph/selection';
import type { DatacenterDetail, DatacenterSnapshot } from '@/lib/snapshot/types';
import { StateWord } from '../status/state-word';
import { checkTone, gatewayTone, gatewayWord } from '../status/tone';

type Props = { datacenter: DatacenterSnapshot; detail: DatacenterDetail | null };

/** `in sync with all 5`, `differs in dc3`. */
function believed(beliefs: DatacenterDetail['meshGateways'][number]['beliefs']): string {
  if (beliefs.length === 0) return 'no other datacenter’s federation states could be read';
  const differing = beliefs
    .filter(({ matchesLive }) => matchesLive === false)
    .map(({ observer }) => observer);
  const open = beliefs.filter(({ matchesLive }) => matchesLive === null).length;
  if (differing.length > 0) return `another address or state is believed in ${differing.join(', ')}`;
  return open > 0
    ? `cannot be compared in ${open} of ${beliefs.length} datacenters`
    : `in sync in all ${beliefs.length} other datacenters`;
}

/** Mesh gateways with their checks, addresses, and what the others believe. */
export function GatewayTable({ datacenter, detail }: Props) {
  const { meshGateways, mode, meshGatewaysKnown, name } = datacenter;
  if (meshGateways.length === 0)
    return (
      <p className="text-ink-soft">
        {mode === 'traditional'
          ? 'None, and none are needed: traditional federation, server to server.'
          : meshGatewaysKnown
            ? `None is registered in ${name}.`
            : 'Its catalog could not be read, and no federation state names one.'}
      </p>
    );
  return (
    <ul className="divide-y divide-line">
      {meshGateways.map((gateway) => {
        const own = detail?.meshGateways.find(({ id, node }) => id === gateway.id && node === gateway.node);
        return (
          <li
            key={gatewayKey(gateway, meshGateways)}
            className="grid gap-x-6 gap-y-1 py-2.5 md:grid-cols-[15rem_minmax(0,1fr)]"
          >
            <div>
              <p className="font-medium wrap-anywhere">{gateway.id}</p>
              <p className="text-xs text-ink-faint wrap-anywhere">on {gateway.node}</p>
              <StateWord tone={gatewayTone(gateway)} word={gatewayWord(gateway)} />
            </div>
            <div className="min-w-0 space-y-1">
              <p className="font-mono text-xs wrap-anywhere">
                lan {gateway.lan} · wan {gateway.wan ?? 'none registered'}
              </p>
              <p className="text-ink-soft">{own ? believed(own.beliefs) : '…'}</p>
              {own?.checks.map(({ name: check, status, output }) => (
                <p key={check} className="flex flex-wrap items-baseline gap-x-2">
                  <StateWord tone={checkTone(status)} word={`${check}: ${status}`} size={13} />
                  {checkTone(status) !== 'good' && (
                    <span className="font-mono text-xs wrap-anywhere text-ink-soft">{output}</span>
                  )}
                </p>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
