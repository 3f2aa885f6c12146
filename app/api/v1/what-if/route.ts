import { live } from '@/lib/server/live';
import { whatIfResponse } from '@/lib/server/what-if-response';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) => whatIfResponse(request, live());
