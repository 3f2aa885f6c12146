import { datacenterResponse } from '@/lib/server/datacenter-response';
import { live } from '@/lib/server/live';

export const dynamic = 'force-dynamic';

export const GET = async (_: Request, { params }: { params: Promise<{ name: string }> }) =>
  datacenterResponse((await params).name, live());
