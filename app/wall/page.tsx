import { Suspense } from 'react';
import { WallScreen } from '@/components/wall/wall-screen';
import { Loading } from '@/components/states/loading';

export default function Page() {
  return (
    <Suspense fallback={<Loading />}>
      <WallScreen />
    </Suspense>
  );
}
