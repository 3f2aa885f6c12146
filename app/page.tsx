import { Suspense } from 'react';
import { Dashboard } from '@/components/dashboard';
import { Loading } from '@/components/states/loading';

export default function Page() {
  return (
    <Suspense fallback={<Loading />}>
      <Dashboard />
    </Suspense>
  );
}
