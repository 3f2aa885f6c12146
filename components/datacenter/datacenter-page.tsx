'use client';
import { means } from '@/lib/graph/address';
import { PageFrame } from '../page-frame';
import { DatacenterScreen } from './datacenter-screen';
import { NoSuchDatacenter } from './no-such-datacenter';

/** The screen at `/datacenters/<name>`. `segment`: the name, percent-encoded or not. */
export function DatacenterPage({ segment }: { segment: string }) {
  return (
    <PageFrame>
      {(snapshot) => {
        const datacenter = snapshot.datacenters.find(({ name }) => means(segment, name));
        return datacenter ? (
          <DatacenterScreen snapshot={snapshot} datacenter={datacenter} />
        ) : (
          <NoSuchDatacenter segment={segment} snapshot={snapshot} />
        );
      }}
    </PageFrame>
  );
}
