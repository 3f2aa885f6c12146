import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../snapshot/api-problem';

export type DemoFault = { id: string; title: string; description: string; active: boolean };

const demoFaultsQuery = queryOptions({
  queryKey: ['demo-faults'],
  queryFn: async ({ signal }) => {
    const response = await ask('/api/v1/demo/faults', { signal });
    const { faults } = (await response.json()) as { faults: readonly DemoFault[] };
    return faults;
  },
  staleTime: 5000,
});

export const useDemoFaults = () => useQuery(demoFaultsQuery);

/** Breaks or mends something in the demo federation. */
export function useSwitchDemoFault() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fault: Pick<DemoFault, 'id' | 'active'>) =>
      ask('/api/v1/demo/faults', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(fault),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: demoFaultsQuery.queryKey }),
  });
}
