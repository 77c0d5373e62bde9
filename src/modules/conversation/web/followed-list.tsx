import { Link } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { useRows } from '#web/use-rows.ts';
import classes from './case.module.css';
import { CaseStanding } from './case-standing.tsx';

/** Cases of others that I follow. */
export function FollowedList() {
  const t = useT();
  const found = useRows('conversation.listCases', { list: 'followed' });
  if (found.isPending) return <SkeletonRows label={t('web:page.loading')} count={2} />;
  if (found.error) return <Failure error={found.error} onRetry={found.retry} />;
  const others = found.rows.filter(({ mine }) => !mine);
  if (others.length === 0) return <p className="small">{t('conversation:mine.emptyFollowed')}</p>;
  return (
    <>
      <Rows label={t('conversation:mine.followed')}>
        {others.map((one) => (
          <Row
            key={one.id}
            name={
              <Link
                to="/speak/cases/$caseId"
                params={{ caseId: one.id }}
                className={classes['clamped']}
                lang={one.language}
              >
                {one.text}
              </Link>
            }
            meta={
              <span className={classes['metaLine']}>
                <CaseStanding one={one} />
                {one.news > 0 && <strong>{t('conversation:case.news', { count: one.news })}</strong>}
              </span>
            }
          />
        ))}
      </Rows>
      <MoreRows {...found} />
    </>
  );
}
