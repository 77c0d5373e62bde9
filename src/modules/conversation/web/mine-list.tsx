import { Link } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { useMe } from '#web/session.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { useRows } from '#web/use-rows.ts';
import classes from './case.module.css';
import { CaseStanding } from './case-standing.tsx';
import { KeptCases } from './kept-cases.tsx';
import { useKeptCases } from './unseen-shelf.ts';

/** What I have sent in: by name, and what only this browser knows, told apart. */
export function MineList({ most }: { most?: number }) {
  const t = useT();
  const me = useMe();
  const kept = useKeptCases(me.id);
  const mine = useRows('conversation.listCases', { list: 'mine', ...(most ? { limit: most } : {}) });
  if (mine.isPending) return <SkeletonRows label={t('web:page.loading')} count={2} />;
  if (mine.error) return <Failure error={mine.error} onRetry={mine.retry} />;
  if (mine.rows.length === 0 && kept.length === 0)
    return (
      <>
        <p className="small">{t('conversation:mine.empty')}</p>
        <CodeLink />
      </>
    );
  return (
    <>
      <Rows label={t('conversation:mine.title')}>
        {mine.rows.map((one) => (
          <Row
            key={one.id}
            name={
              <Link
                to="/speak/cases/$caseId"
                params={{ caseId: one.id }}
                className={classes['clamped']}
                lang={one.language}
              >
                {one.text || t(`conversation:state.${one.state}`)}
              </Link>
            }
            meta={
              <span className={classes['metaLine']}>
                <CaseStanding one={one} />
                {one.news > 0 && <strong>{t('conversation:case.news', { count: one.news })}</strong>}
                <span>{t('conversation:mine.byName')}</span>
              </span>
            }
          />
        ))}
        <KeptCases kept={kept} most={most} />
      </Rows>
      {!most && <MoreRows {...mine} />}
      <CodeLink />
    </>
  );
}

function CodeLink() {
  const t = useT();
  return (
    <Link to="/speak/unseen" className="link">
      {t('conversation:unseen.enter')}
    </Link>
  );
}
