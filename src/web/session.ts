import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import type { Role } from '#kernel/roles.ts';
import type { Answer } from './client.ts';
import { keptLanguage, speak } from './i18n.ts';
import { ask, queryClient } from './query.ts';
import { showAccent } from './theme/accent.ts';
import { isSignedOut } from './ui/problem.ts';

export type Me = Answer<'access.readMe'>;

const SESSION_STALE_MS = 5 * 60_000;

/** Name, language and accent of the organisation, and whether it has been set up; known before anybody signs in. */
export const askOrganisation = () => ({
  ...ask('people.readPublicOrganisation', {}),
  staleTime: SESSION_STALE_MS,
});

export const askMe = () => ({ ...ask('access.readMe', {}), staleTime: SESSION_STALE_MS });

/** Who I am here and what I may do; only below a page that asks for signing in. */
export function useMe(): Me {
  return useSuspenseQuery(askMe()).data;
}

/** The organisation's name for the window and the top of the page. */
export function useOrganisationName(): string {
  return useQuery(askOrganisation()).data?.name ?? 'Inward';
}

export function rolesOf(me: Me): readonly Role[] {
  return ['member', ...me.grants.map(({ role }) => role)];
}

/** Lets only those in who have signed in; the others come back to `href` afterwards. */
export async function requireMe(href: string): Promise<void> {
  const [organisation, me] = await Promise.all([
    queryClient.ensureQueryData(askOrganisation()),
    queryClient.ensureQueryData(askMe()).catch((error: unknown) => {
      if (isSignedOut(error)) return null;
      throw error;
    }),
  ]);
  showAccent(organisation.accent);
  if (!organisation.founded) throw redirect({ to: '/welcome' });
  if (!me) throw redirect({ to: '/sign-in', search: href === '/' ? {} : { next: href } });
  await speak(me.language);
}

/** Before sign-in: the organisation's accent, and its language where this device has not been told another. */
export async function meetOrganisation(): Promise<Answer<'people.readPublicOrganisation'>> {
  const organisation = await queryClient.ensureQueryData(askOrganisation());
  showAccent(organisation.accent);
  if (organisation.founded && !keptLanguage() && !browserSpeaksOurs()) await speak(organisation.language);
  return organisation;
}

/** Somebody signed in or out: nothing that was known is certain. */
export async function sessionChanged(): Promise<void> {
  queryClient.clear();
  await queryClient.prefetchQuery(askOrganisation());
}

function browserSpeaksOurs(): boolean {
  return navigator.languages.some((tag) => ['en', 'fi', 'es'].includes(tag.slice(0, 2)));
}
