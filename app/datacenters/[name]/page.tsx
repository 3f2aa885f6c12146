import { Suspense } from 'react';
import { DatacenterPage } from '@/components/datacenter/datacenter-page';
import { Loading } from '@/components/states/loading';

export default async function Page({ params }: { params: Promise<{ name: string }> }) {
  const { name } = await params;
  return (
    <Suspense fallback={<Loading />}>
      <DatacenterPage segment={name} />
    </Suspense>
  );
}
