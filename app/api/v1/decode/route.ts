import { decodeResponse } from '@/lib/server/decode-response';
import { live } from '@/lib/server/live';

export const dynamic = 'force-dynamic';

export const POST = (request: Request) => decodeResponse(request, live());
