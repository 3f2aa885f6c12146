'use client';
import { distance } from 'fastest-levenshtein';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { datacenterPath, decoded } from '@/lib/graph/address';
import type { Snapshot } from '@/lib/snapshot/types';
import { DatacenterCombobox } from '../routes/datacenter-combobox';
import { Notice } from '../states/notice';

type Props = { segment: string; snapshot: Snapshot };

/** More names than this are found by typing. */
const FEW = 12;
/** Of many, so many that look alike are named. */
const NEAREST = 4;
/** Names are as long as they like; this is enough to tell which is meant. */
const MOST_LETTERS = 100;

/** An address from yesterday, a mistyped one, or one of tomorrow: the page shows the datacenter as soon as anybody tells of it. */
export function NoSuchDatacenter({ segment, snapshot: { datacenters } }: Props) {
  const router = useRouter();
  const wanted = decoded(segment);
  const start = (text: string) => text.slice(0, MOST_LETTERS).toLowerCase();
  const all = datacenters.map(({ name }) => name);
  const named =
    all.length <= FEW
      ? all
      : all
          .map((name) => ({ name, apart: distance(start(name), start(wanted)) }))
          .sort((a, b) => a.apart - b.apart)
          .slice(0, NEAREST)
          .map(({ name }) => name);
  return (
    <Notice
      title={`No datacenter is named ${wanted}`}
      lastGood="If it joins, this page shows it by itself."
      next={{ text: 'Ask Consul which datacenters it knows:', command: 'consul catalog datacenters' }}
    >
      <p>
        It may be renamed, gone, mistyped, or not joined yet.{' '}
        {all.length <= FEW
          ? 'The federation has:'
          : `Of the ${all.length} in this federation the nearest are:`}
      </p>
      <ul className="flex flex-wrap gap-2">
        {named.map((name) => (
          <li key={name}>
            <Link
              href={datacenterPath(name)}
              className="block rounded-lg border border-line px-3 py-1.5 text-sm font-medium wrap-anywhere text-ink hover:bg-raised"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
      {all.length > FEW && (
        <div className="pt-2">
          <DatacenterCombobox
            label="Any other"
            datacenters={datacenters}
            value=""
            onChoose={(name) => router.push(datacenterPath(name))}
          />
        </div>
      )}
    </Notice>
  );
}
