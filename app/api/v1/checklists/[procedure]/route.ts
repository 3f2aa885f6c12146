import { checklistResponse } from '@/lib/server/checklist-response';
import { live } from '@/lib/server/live';

export const dynamic = 'force-dynamic';

export const GET = async (request: Request, { params }: { params: Promise<{ procedure: string }> }) =>
  checklistResponse((await params).procedure, request, live());
