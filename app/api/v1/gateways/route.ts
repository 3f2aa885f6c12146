import { live } from '@/lib/server/live';
import { gatewaysResponse } from '@/lib/server/gateways-response';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) => gatewaysResponse(request, live());
