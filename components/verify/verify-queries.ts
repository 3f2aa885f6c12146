import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Checklist, FirewallTable, Procedure, VerificationState } from '@/lib/snapshot/procedure-types';
import { ask } from '../snapshot/api-problem';

/** While a run is under way its progress is asked for this often, else whether somebody started one, ms. */
const RUNNING_MS = 400;
const RESTING_MS = 10_000;
/** Facts move without a new revision: what is shown of them is asked for again this often, ms. */
const AGAIN_MS = 5_000;

const VERIFY = ['verify'] as const;

// Our own API: its answers have the types of lib/snapshot.
const readJson = async <T>(path: string, init: RequestInit): Promise<T> =>
  (await (await ask(path, init)).json()) as T;

/** The last run and the one under way, also when somebody else started it. */
export const useVerification = () =>
  useQuery({
    queryKey: VERIFY,
    queryFn: ({ signal }) => readJson<VerificationState>('/api/v1/verify', { signal }),
    refetchInterval: ({ state }) => (state.data?.running ? RUNNING_MS : RESTING_MS),
  });

/** Starts a run, or joins the one under way. */
export function useStartVerification() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => readJson<VerificationState>('/api/v1/verify', { method: 'POST' }),
    onSuccess: (state) => client.setQueryData(VERIFY, state),
  });
}

type Whom = { primary: string | null; secondary: string | null };

/** A procedure as it stands now; what is on screen stays until the next answer to the same question is there. */
export function useChecklist(procedure: Procedure, whom: Whom, revision: string) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(whom)) if (value !== null) query.set(name, value);
  const question = `${procedure}?${query}`;
  return useQuery({
    queryKey: ['checklist', question, revision],
    queryFn: ({ signal }) => readJson<Checklist>(`/api/v1/checklists/${question}`, { signal }),
    placeholderData: (previous, before) => (before?.queryKey[1] === question ? previous : undefined),
    refetchInterval: AGAIN_MS,
  });
}

export const useFirewall = (revision: string) =>
  useQuery({
    queryKey: ['firewall', revision],
    queryFn: ({ signal }) => readJson<FirewallTable>('/api/v1/firewall', { signal }),
    placeholderData: (previous) => previous,
    staleTime: AGAIN_MS,
  });
