import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { editionFor, LANGUAGE_NAMES } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import { ask } from '#web/query.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { Facts } from '#web/ui/section.tsx';
import { PersonLink } from './person-rows.tsx';
import { StateWord } from './state-word.tsx';
import { useDisplayName } from './use-names.ts';

export type Person = Answer<'people.readPerson'>;

const ATTRIBUTE_READERS = ['planner', 'admin', 'leader', 'representative'];
const EMPLOYMENTS = ['permanent', 'fixed_term', 'agency', 'contractor', 'trainee'] as const;

type Fact = readonly [name: string, value: ReactNode];

/** What is known about a person, as far as the reader may see it; what is not known is left out. */
export function PersonFacts({ person }: { person: Person }) {
  const t = useT();
  const format = useFormat();
  const nameOf = useDisplayName();
  const attributes = useAttributeFacts(person);
  const { details, manager, unitPath } = person;
  const facts: (Fact | null | false | undefined)[] = [
    unitPath.length > 0 && [t('people:fields.unit'), unitPath.map(({ name }) => name).join(' › ')],
    manager && [
      t('people:fields.manager'),
      <PersonLink key="manager" personId={manager.id}>
        <span className="inline-link">{nameOf(manager)}</span>
      </PersonLink>,
    ],
    fact(t('people:fields.roleFamily'), person.roleFamily),
    fact(t('people:fields.location'), person.location),
    fact(t('people:fields.language'), person.language && LANGUAGE_NAMES[person.language]),
    fact(t('people:fields.startedOn'), person.startedOn && format.longDay(person.startedOn)),
    details && [t('people:fields.state'), <StateWord key="state" state={details.state} />],
    fact(t('people:fields.leftOn'), details?.leftOn && format.longDay(details.leftOn)),
    fact(t('people:fields.email'), details?.email),
    fact(t('people:fields.employeeNumber'), details?.employeeNumber),
    fact(t('people:fields.birthYear'), details?.birthYear),
    fact(t('people:fields.employment'), details?.employment && employmentWord(details.employment, t)),
    fact(t('people:fields.zone'), details?.zone),
    fact(t('people:fields.shift'), details?.shift),
    ...attributes,
  ];
  return <Facts facts={facts.filter((one): one is Fact => Boolean(one))} />;
}

/** «Permanent», or the organisation's own word for it. */
export function employmentWord(employment: string, t: Translate): string {
  const known = EMPLOYMENTS.find((one) => one === employment);
  return known ? t(`people:employment.${known}`) : employment;
}

function fact(name: string, value: string | number | null | undefined): Fact | null {
  return value === null || value === undefined || value === '' ? null : [name, value];
}

function useAttributeFacts({ details }: Person): Fact[] {
  const language = useLanguage();
  const format = useFormat();
  const may = rolesOf(useMe()).some((role) => ATTRIBUTE_READERS.includes(role));
  const values = Object.entries(details?.attributes ?? {});
  const declared = useQuery({ ...ask('people.listAttributes', {}), enabled: may && values.length > 0 });
  return values.map(([key, value]) => {
    const attribute = declared.data?.attributes.find((one) => one.key === key);
    const label = attribute ? editionFor(attribute.label, language) || key : key;
    if (typeof value === 'number') return [label, format.number(value, 4)];
    return [label, attribute?.type === 'day' ? format.longDay(value) : value];
  });
}
