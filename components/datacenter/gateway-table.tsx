import { gatewayKey } from '@/lib/graph/selection';
import type { DatacenterDetail, DatacenterSnapshot } from '@/lib/snapshot/types';
import { SignedText } from '../status/signed-text';
import { StateWord } from '../status/state-word';
import { checkTone, gatewayTone, gatewayWord } from '../status/tone';

type Props = { datacenter: DatacenterSnapshot; detail: DatacenterDetail | null };
type Told = DatacenterDetail['meshGateways'][number];

/** Names of datacenters in one sentence; more are counted. */
const MOST_NAMED = 6;

function names(all: readonly string[]): string {
  const more = all.length - MOST_NAMED;
  return `${all.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** `in sync in all 5 other datacenters`, `another address or state is believed in dc3`. */
function believed(beliefs: Told['beliefs']): string {
  if (beliefs.length === 0) return 'no other datacenter’s federation states could be read';
  const differing = beliefs
    .filter(({ matchesLive }) => matchesLive === false)
    .map(({ observer }) => observer);
  const open = beliefs.filter(({ matchesLive }) => matchesLive === null).length;
  if (differing.length > 0) return `another address or state is believed in ${names(differing)}`;
  return open > 0
    ? `cannot be compared in ${open} of ${beliefs.length} datacenters`
    : `in sync in all ${beliefs.length} other datacenters`;
}

/** Checks that pass are counted; each of the others says why it does not. */
function Checks({ checks }: Pick<Told, 'checks'>) {
  const failing = checks.filter(({ status }) => checkTone(status) !== 'good');
  const passing = checks.filter(({ status }) => checkTone(status) === 'good').map(({ name }) => name);
  return (
    <>
      {failing.map(({ name, status, output }) => (
        <div key={name}>
          <SignedText tone={checkTone(status)} text={`${name}: ${status}`} />
          {output !== '' && <p className="pl-5 font-mono text-xs wrap-anywhere text-ink-soft">{output}</p>}
        </div>
      ))}
      {passing.length > 0 && (
        <p>
          <StateWord
            tone="good"
            word={`${passing.length} ${passing.length === 1 ? 'check' : 'checks'} passing`}
          />
          <span className="wrap-anywhere text-ink-faint">: {passing.join(', ')}</span>
        </p>
      )}
    </>
  );
}

function Address({ word, address }: { word: string; address: string | null }) {
  return (
    <p className="flex items-baseline gap-2">
      <span className="w-8 shrink-0 text-xs text-ink-faint">{word}</span>
      <span className="font-mono text-xs wrap-anywhere">{address ?? 'none registered'}</span>
    </p>
  );
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
            className="grid gap-x-6 gap-y-1.5 py-3 first:pt-0 last:pb-0 sm:grid-cols-2 lg:grid-cols-[minmax(11rem,1fr)_14rem_minmax(0,2fr)]"
          >
            <div className="min-w-0">
              <p className="font-medium wrap-anywhere">{gateway.id}</p>
              <p className="text-xs text-ink-faint wrap-anywhere">on {gateway.node}</p>
              <StateWord tone={gatewayTone(gateway)} word={gatewayWord(gateway)} />
            </div>
            <div className="min-w-0">
              <Address word="LAN" address={gateway.lan} />
              <Address word="WAN" address={gateway.wan} />
            </div>
            <div className="min-w-0 space-y-1 sm:max-lg:col-span-2">
              {own && <Checks checks={own.checks} />}
              <p className="wrap-anywhere text-ink-soft">
                {own ? <>Its record elsewhere: {believed(own.beliefs)}.</> : '…'}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
