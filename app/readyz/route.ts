import { readyResponse } from '@/lib/server/health-response';
import { live } from '@/lib/server/live';

export const dynamic = 'force-dynamic';

export const GET = () => readyResponse(live());
