import { firewallResponse } from '@/lib/server/firewall-response';
import { live } from '@/lib/server/live';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) => firewallResponse(request, live());
