import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { EditPersonDialog } from './edit-person-dialog.tsx';
import { type Person, PersonFacts } from './person-facts.tsx';
import { PersonHistory } from './person-history.tsx';
import { PersonStateDialog } from './person-state-dialog.tsx';
import { PlaceInLine } from './place-in-line.tsx';
import { useDisplayName } from './use-names.ts';

/** A person for those who keep the directory: facts, line, history, and the ways to change them. */
export function PersonPage() {
  const t = useT();
  const nameOf = useDisplayName();
  const { personId } = useParams({ from: '/studio/people/$personId' });
  const person = useQuery(ask('people.readPerson', { personId }));
  const crumbs = [{ label: t('web:rooms.people'), link: { to: '/studio/people' } as const }];
  if (!person.data)
    return (
      <Page title={t('people:person.title')} crumbs={crumbs}>
        {person.isPending && <SkeletonRows label={t('web:page.loading')} />}
        {person.error && <Failure error={person.error} onRetry={() => void person.refetch()} />}
      </Page>
    );
  const { data } = person;
  return (
    <Page
      key={personId}
      title={nameOf(data)}
      crumbs={[...crumbs, { label: nameOf(data) }]}
      lede={data.name ? data.title : undefined}
      actions={<Actions person={data} />}
      aside={
        <>
          {data.can.readHistory && <PersonHistory personId={personId} />}
          <Access />
        </>
      }
    >
      <Section title={t('people:person.facts')}>
        <PersonFacts person={data} />
      </Section>
      <PlaceInLine personId={personId} />
    </Page>
  );
}

function Actions({ person }: { person: Person }) {
  const t = useT();
  const [open, setOpen] = useState<'edit' | 'state' | null>(null);
  const { details } = person;
  if (!details) return null;
  const locked = !person.can.edit && t('people:person.notYours');
  const close = () => setOpen(null);
  return (
    <>
      <Button locked={locked} onClick={() => setOpen('state')}>
        {t('people:person.changeState')}
      </Button>
      <Button kind="primary" locked={locked} onClick={() => setOpen('edit')}>
        {t('people:person.edit')}
      </Button>
      {open === 'edit' && <EditPersonDialog person={person} details={details} onClose={close} />}
      {open === 'state' && <PersonStateDialog person={person} details={details} onClose={close} />}
    </>
  );
}

function Access() {
  const t = useT();
  const roles = rolesOf(useMe());
  if (!roles.some((role) => role === 'admin' || role === 'planner')) return null;
  return (
    <Section title={t('people:person.access')} lede={t('people:person.accessText')}>
      <LinkButton to="/studio/settings/roles">{t('people:person.roles')}</LinkButton>
    </Section>
  );
}
