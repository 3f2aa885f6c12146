import { live } from '@/lib/server/live';
import { observationsResponse } from '@/lib/server/observations-response';

export const dynamic = 'force-dynamic';

export const GET = () => observationsResponse(live());
