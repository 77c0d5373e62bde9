import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { KEEPERS } from '../domain/person.ts';
import { PersonFacts } from './person-facts.tsx';
import { PersonHistory } from './person-history.tsx';
import { PlaceInLine } from './place-in-line.tsx';
import { useDisplayName } from './use-names.ts';

/** A colleague: who they are and where they stand; of oneself also what is kept. */
export function ColleaguePage() {
  const t = useT();
  const nameOf = useDisplayName();
  const { personId } = useParams({ from: '/home/people/$personId' });
  const person = useQuery(ask('people.readPerson', { personId }));
  const keeps = rolesOf(useMe()).some((role) => KEEPERS.some((keeper) => keeper === role));
  const crumbs = [{ label: t('web:rooms.people'), link: { to: '/people' } as const }];
  if (!person.data)
    return (
      <Page title={t('people:person.title')} crumbs={crumbs}>
        {person.isPending && <SkeletonLines label={t('web:page.loading')} />}
        {person.error && <Failure error={person.error} onRetry={() => void person.refetch()} />}
      </Page>
    );
  const { data } = person;
  return (
    <Page
      key={personId}
      title={nameOf(data)}
      crumbs={crumbs}
      lede={data.name ? data.title : undefined}
      actions={
        keeps &&
        data.can.edit && (
          <LinkButton to="/studio/people/$personId" params={{ personId }}>
            {t('people:person.inStudio')}
          </LinkButton>
        )
      }
    >
      {data.relation === 'self' && (
        <Notice tone="info" title={t('people:person.you')}>
          {t('people:person.youText')}
        </Notice>
      )}
      <PersonFacts person={data} />
      <PlaceInLine personId={personId} />
      {data.relation === 'self' && data.can.readHistory && <PersonHistory personId={personId} />}
    </Page>
  );
}
