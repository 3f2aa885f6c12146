import { healthResponse } from '@/lib/server/health-response';

export const dynamic = 'force-dynamic';

export const GET = () => healthResponse();
