import type { ReactNode } from 'react';
import type { Role } from '#kernel/roles.ts';
import { useT } from '#web/i18n.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { Page } from '#web/ui/page.tsx';
import { LinkTabs } from '#web/ui/tabs.tsx';
import classes from './people.module.css';

const READERS = ['planner', 'admin', 'leader', 'representative'] as const;
const KEEPERS = ['planner', 'admin'] as const;

const PAGES = [
  { to: '/studio/people', name: 'people', who: READERS },
  { to: '/studio/people/chart', name: 'orgChart', who: READERS },
  { to: '/studio/people/units', name: 'units', who: READERS },
  { to: '/studio/people/audiences', name: 'audiences', who: READERS },
  { to: '/studio/people/import', name: 'importPeople', who: KEEPERS },
  { to: '/studio/people/attributes', name: 'attributes', who: READERS },
] as const satisfies readonly { to: string; name: string; who: readonly Role[] }[];

interface PeopleFrameProps {
  readonly page: (typeof PAGES)[number]['name'];
  readonly lede?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the people room in Studio, with the way to the others. */
export function PeopleFrame({ page, lede, actions, children }: PeopleFrameProps) {
  const t = useT();
  const roles = rolesOf(useMe());
  const links = PAGES.filter(({ who }) => who.some((role) => roles.includes(role))).map(({ to, name }) => ({
    label: name === 'people' ? t('people:directory.tab') : t(`web:rooms.${name}`),
    link: { to },
  }));
  return (
    <Page title={t(`web:rooms.${page}`)} lede={lede} actions={actions} width="wide">
      <LinkTabs label={t('web:rooms.people')} links={links} />
      <div className={classes['under']}>{children}</div>
    </Page>
  );
}
