import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DecodedLine } from '@/lib/snapshot/types';
import { ask } from '../snapshot/api-problem';

export type Asked = { text: string; datacenter: string | null };

/** What a text means in the federation of this revision; asked anew when the federation changes. Nothing is kept but this answer. */
export function useDecoded(asked: Asked | null, revision: string) {
  return useQuery({
    queryKey: ['decode', asked, revision],
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const response = await ask('/api/v1/decode', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(asked),
        signal,
      });
      const { lines } = (await response.json()) as { lines: readonly DecodedLine[] };
      return lines;
    },
  });
}
