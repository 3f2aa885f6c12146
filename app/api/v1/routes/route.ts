import { live } from '@/lib/server/live';
import { routesResponse } from '@/lib/server/routes-response';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) => routesResponse(request, live());
