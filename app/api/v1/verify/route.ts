import { live } from '@/lib/server/live';
import { startVerifyResponse, verifyResponse } from '@/lib/server/verify-response';

export const dynamic = 'force-dynamic';

export const GET = () => verifyResponse(live());
export const POST = (request: Request) => startVerifyResponse(request, live());
