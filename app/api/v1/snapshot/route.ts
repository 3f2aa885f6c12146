import { live } from '@/lib/server/live';
import { snapshotResponse } from '@/lib/server/snapshot-response';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) => snapshotResponse(request, live());
