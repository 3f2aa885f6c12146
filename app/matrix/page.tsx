import { Suspense } from 'react';
import { MatrixPage } from '@/components/matrix/matrix-page';
import { Loading } from '@/components/states/loading';

export default function Page() {
  return (
    <Suspense fallback={<Loading />}>
      <MatrixPage />
    </Suspense>
  );
}
