import { Suspense } from 'react';
import { Loading } from '@/components/states/loading';
import { VerifyPage } from '@/components/verify/verify-page';

export default function Page() {
  return (
    <Suspense fallback={<Loading />}>
      <VerifyPage />
    </Suspense>
  );
}
