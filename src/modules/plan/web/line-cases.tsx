import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import type { OpenLineKind } from '../contract/line.ts';
import classes from './panel.module.css';

const SHOWN = 20;

/** Questions, worries and ideas about a line, the newest first; each leads to its page. */
export function LineCases({ kind, lineId }: { kind: OpenLineKind; lineId: string }) {
  const t = useT();
  const format = useFormat();
  const cases = useQuery(
    ask('conversation.listCases', {
      list: 'all',
      subjectKind: `plan.${kind}`,
      subjectId: lineId,
      limit: SHOWN,
    }),
  );
  if (cases.error) return <Failure error={cases.error} onRetry={() => void cases.refetch()} />;
  const rows = cases.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className={classes['part']}>
      <h3>{t('plan:studio.whatPeopleSaid')}</h3>
      <ul role="list" className={classes['voices']}>
        {rows.map((one) => (
          <li key={one.id}>
            <Link
              to="/speak/cases/$caseId"
              params={{ caseId: one.id }}
              className={classes['words']}
              lang={one.language}
            >
              {t('plan:panel.quoted', { text: one.text })}
            </Link>
            <p className={classes['meta']}>
              {one.state === 'open' && one.overdue ? (
                <strong>{t('plan:panel.overdue', { kind: t(`plan:caseKinds.${one.kind}`) })}</strong>
              ) : (
                t(`plan:caseKinds.${one.kind}`)
              )}
              {[
                one.author?.name ?? (one.unseen ? t('plan:panel.unseen') : null),
                one.state === 'answered' && one.answeredOn
                  ? t('plan:panel.answeredOn', { day: format.day(one.answeredOn) })
                  : t('plan:panel.dueOn', { day: format.day(one.dueOn) }),
              ]
                .filter(Boolean)
                .map((part) => ` · ${part}`)
                .join('')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
