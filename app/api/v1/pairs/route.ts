import { live } from '@/lib/server/live';
import { pairsResponse } from '@/lib/server/pairs-response';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) => pairsResponse(request, live());
