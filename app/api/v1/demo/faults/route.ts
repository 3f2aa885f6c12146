import { demoFaultsResponse, switchDemoFaultResponse } from '@/lib/server/demo-response';
import { live } from '@/lib/server/live';

export const dynamic = 'force-dynamic';

export const GET = () => demoFaultsResponse(live());
export const POST = (request: Request) => switchDemoFaultResponse(request, live());
