import { eventsResponse } from '@/lib/server/events-response';
import { live } from '@/lib/server/live';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) => eventsResponse(request, live());
