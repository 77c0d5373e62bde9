import {
  infiniteQueryOptions,
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { newRandomId } from '#kernel/ids.ts';
import { type Answer, call, type EndpointName, type Input } from './client.ts';
import { isSignedOut } from './ui/problem.ts';

/** What happens when the server no longer knows the visitor; set once by main.tsx. */
let onSignedOut = (): void => {};

export function whenSignedOut(action: () => void): void {
  onSignedOut = action;
}

const tellSignedOut = (error: Error) => {
  if (isSignedOut(error)) onSignedOut();
};

/** Everything the browser knows of the server. `call` does the retrying, so that it is the same for every request. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: tellSignedOut }),
  mutationCache: new MutationCache({ onError: tellSignedOut }),
  defaultOptions: {
    queries: { staleTime: 15_000, retry: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** A question to the server: `useQuery(ask('people.readOrganisation', {}))`. */
export function ask<N extends EndpointName>(name: N, input: Input<N>) {
  return queryOptions({
    queryKey: [name, input] as const,
    queryFn: ({ signal }): Promise<Answer<N>> => call(name, input, { signal }),
  });
}

/** The names of endpoints that answer with a keyset page. */
export type PagedName = {
  [N in EndpointName]: Answer<N> extends { rows: readonly unknown[]; next: string | null } ? N : never;
}[EndpointName];

/** A list that is read page by page: `useInfiniteQuery(askPages('people.listPeople', {}))`; see `useRows`. */
export function askPages<N extends PagedName>(name: N, input: Omit<Input<N>, 'after'>) {
  return infiniteQueryOptions({
    queryKey: [name, input, 'pages'] as const,
    // Safe: `after` is the one field that `Omit` took from the input, and keyset inputs all have it.
    queryFn: ({ signal, pageParam }): Promise<Answer<N>> =>
      call(name, { ...input, ...(pageParam ? { after: pageParam } : {}) } as Input<N>, { signal }),
    initialPageParam: '',
    // Safe: PagedName admits only answers with `next`.
    getNextPageParam: (last) => (last as { next: string | null }).next ?? undefined,
  });
}

export interface SendOptions<N extends EndpointName> {
  /** What is no longer true afterwards: endpoints (`people.listPeople`) or whole modules (`people`). */
  readonly changes?: readonly string[];
  readonly onDone?: (answer: Answer<N>, input: Input<N>) => void;
}

/**
 * A change: `const save = useSend('people.changeOrganisation', { changes: ['people'] })`, then `save.mutate(input)`.
 * Of a creating endpoint the key is kept until it succeeds or the input differs, so that a second press on the button
 * after a lost answer creates nothing twice.
 */
export function useSend<N extends EndpointName>(name: N, { changes = [], onDone }: SendOptions<N> = {}) {
  const client = useQueryClient();
  const kept = useRef<{ input: string; key: string } | null>(null);
  return useMutation({
    mutationKey: [name],
    mutationFn: (input: Input<N>): Promise<Answer<N>> => {
      const written = JSON.stringify(input);
      if (kept.current?.input !== written) kept.current = { input: written, key: newRandomId() };
      return call(name, input, { key: kept.current.key });
    },
    onSuccess: async (answer, input) => {
      kept.current = null;
      await forget(client, changes);
      onDone?.(answer, input);
    },
  });
}

/** Asks again, where it is on screen, for everything that is no longer true. */
export async function forget(client: QueryClient, names: readonly string[]): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ queryKey: [name] }) =>
      typeof name === 'string' && names.some((changed) => name === changed || name.startsWith(`${changed}.`)),
  });
}
