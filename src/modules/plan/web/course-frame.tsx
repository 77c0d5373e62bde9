import type { ReactNode } from 'react';
import { useT } from '#web/i18n.ts';
import { Page } from '#web/ui/page.tsx';

interface CourseFrameProps {
  readonly planId: string;
  /** Known once the plan has been read. */
  readonly planTitle: string | undefined;
  readonly title: string;
  /** Where the title is the plan's own. */
  readonly crumb?: string;
  readonly lede?: ReactNode;
  readonly actions?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A page about one plan, with the way back to it. */
export function CourseFrame({
  planId,
  planTitle,
  title,
  crumb = title,
  lede,
  actions,
  aside,
  children,
}: CourseFrameProps) {
  const t = useT();
  const crumbs = [
    { label: t('web:rooms.plans'), link: { to: '/studio/plan' } as const },
    ...(planTitle === undefined
      ? []
      : [{ label: planTitle, link: { to: '/studio/plan/$planId', params: { planId } } as const }]),
    { label: crumb },
  ];
  return (
    <Page title={title} crumbs={crumbs} lede={lede} actions={actions} aside={aside} width="wide">
      {children}
    </Page>
  );
}
