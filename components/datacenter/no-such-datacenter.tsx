import Link from 'next/link';
import type { Snapshot } from '@/lib/snapshot/types';

/** An address from yesterday, or a mistyped one: what there is instead. */
export function NoSuchDatacenter({ segment, snapshot }: { segment: string; snapshot: Snapshot }) {
  return (
    <div className="mx-auto w-full max-w-2xl space-y-3 px-4 py-10">
      <h1 className="text-xl font-bold wrap-anywhere">No datacenter is named {segment}</h1>
      <p className="text-ink-soft">It may be renamed, gone, or mistyped. The federation has:</p>
      <ul className="flex flex-wrap gap-2">
        {snapshot.datacenters.map(({ name }) => (
          <li key={name}>
            <Link
              href={`/datacenters/${encodeURIComponent(name)}`}
              className="block rounded-lg border border-line px-3 py-1.5 font-medium hover:bg-raised"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
