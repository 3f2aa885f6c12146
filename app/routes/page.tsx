import { Suspense } from 'react';
import { RoutesPage } from '@/components/routes/routes-page';
import { Loading } from '@/components/states/loading';

export default function Page() {
  return (
    <Suspense fallback={<Loading />}>
      <RoutesPage />
    </Suspense>
  );
}
