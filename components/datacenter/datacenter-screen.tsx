'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { selectionPath } from '@/lib/graph/address';
import type { Selection } from '@/lib/graph/selection';
import type { DatacenterDetail, DatacenterSnapshot, Snapshot } from '@/lib/snapshot/types';
import { observedText } from '../inspector/datacenter-words';
import { RelatedFindings } from '../inspector/related-findings';
import { useDatacenter } from '../snapshot/snapshot-query';
import { useFreshness } from '../snapshot/use-freshness';
import { SignIcon } from '../status/sign';
import { statusTone } from '../status/tone';
import { Commands } from './commands';
import { GatewayTable } from './gateway-table';
import { OptionTable } from './option-table';
import { Replication } from './replication';
import { Section } from './section';
import { ServerTable } from './server-table';
import { StateStrip } from './state-strip';
import { WaysTable } from './ways-table';

type Props = { snapshot: Snapshot; datacenter: DatacenterSnapshot };

const ELSEWHERE =
  'rounded-lg border border-line px-3 py-1.5 font-medium text-ink-soft hover:bg-raised hover:text-ink';

/** One datacenter, whole: what it has, what it says, whom it sees and who sees it. */
export function DatacenterScreen({ snapshot, datacenter }: Props) {
  const { name, role, status } = datacenter;
  const { data, error } = useDatacenter(name, snapshot.revision);
  const detail = data ?? null;
  const freshness = useFreshness();
  const old = freshness.kind === 'stale' || freshness.kind === 'disconnected';
  return (
    <div
      className={`mx-auto grid w-full max-w-[120rem] content-start gap-4 p-4 lg:grid-cols-[minmax(0,1fr)_26rem] lg:p-6 ${old ? 'is-old' : ''}`}
    >
      <div className="flex min-w-0 flex-wrap items-start gap-x-6 gap-y-3 lg:col-span-2">
        <div className="flex min-w-0 flex-1 basis-72 items-start gap-3">
          <SignIcon tone={old ? 'unknown' : statusTone(status)} size={30} className="mt-0.5" />
          <div className="min-w-0 flex-1">
            <h1 className="text-xl leading-8 font-bold tracking-tight wrap-anywhere lg:text-2xl">
              {name}: {status}
            </h1>
            <p className="text-ink-soft">
              {role === 'unknown' ? 'datacenter' : `${role} datacenter`} · observed {observedText(datacenter)}
            </p>
          </div>
        </div>
        <nav aria-label={`More of ${name}`} className="print:hidden flex flex-wrap gap-2">
          <Link href={selectionPath({ kind: 'datacenter', datacenter: name })} className={ELSEWHERE}>
            On the map
          </Link>
          <Link href={`/routes?${new URLSearchParams({ from: name })}`} className={ELSEWHERE}>
            Its routes
          </Link>
        </nav>
      </div>
      {detail === null && error === null ? (
        <p className="text-ink-soft lg:col-span-2">Reading more of {name} …</p>
      ) : (
        <Sections snapshot={snapshot} datacenter={datacenter} detail={detail} error={error} />
      )}
    </div>
  );
}

type SectionsProps = Props & { detail: DatacenterDetail | null; error: Error | null };

/** What the snapshot knows, with the detail where it could be read: shown at once, so that nothing moves while one reads. */
function Sections({ snapshot, datacenter, detail, error }: SectionsProps) {
  const { name } = datacenter;
  const router = useRouter();
  const select = (selection: Selection | null) => {
    if (selection) router.push(selectionPath(selection));
  };
  return (
    <>
      <div className="min-w-0 lg:col-span-2">
        <StateStrip snapshot={snapshot} datacenter={datacenter} />
      </div>
      <div className="min-w-0 space-y-4">
        <RelatedFindings
          snapshot={snapshot}
          selection={{ kind: 'datacenter', datacenter: name }}
          onSelect={select}
        />
        <Section title="Servers">
          <ServerTable datacenter={datacenter} detail={detail} />
        </Section>
        <Section
          title="Mesh gateways"
          remark={datacenter.meshGatewaysKnown ? null : 'by federation states only'}
        >
          <GatewayTable datacenter={datacenter} detail={detail} />
        </Section>
        <Section title="Ways to the others, and from them">
          <WaysTable snapshot={snapshot} datacenter={name} />
        </Section>
        <Section title="Server options, side by side">
          {detail ? <OptionTable options={detail.options} /> : <NotRead error={error} name={name} />}
        </Section>
      </div>
      <div className="min-w-0 space-y-4">
        <Section title="Replication and certificates">
          {detail ? (
            <Replication datacenter={datacenter} detail={detail} />
          ) : (
            <NotRead error={error} name={name} />
          )}
        </Section>
        <Section title="Ask Consul yourself">
          {detail ? <Commands {...detail} /> : <NotRead error={error} name={name} />}
        </Section>
      </div>
    </>
  );
}

function NotRead({ error, name }: { error: Error | null; name: string }) {
  return (
    <p className="text-ink-soft">
      More of {name} could not be read: {error?.message}
    </p>
  );
}
