import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { useRows } from '#web/use-rows.ts';
import { CourseFrame } from './course-frame.tsx';
import { type FieldWords, useFieldWords } from './field-words.ts';
import classes from './history.module.css';
import { differencesIn } from './history-differences.ts';
import { type StudioPlan, useEdition } from './plan-words.ts';

type Act = Answer<'plan.readChangelog'>['rows'][number];

/** Every act on the plan, newest first: who, when, why, what it changed, and whose suggestion or help it was. */
export function ChangelogPage() {
  const t = useT();
  const edition = useEdition();
  const { planId } = useParams({ from: '/studio/plan/$planId/changelog' });
  const plan = useQuery(ask('plan.readPlan', { planId }));
  useLive([`plan.plan:${planId}`], ['plan.readChangelog']);
  return (
    <CourseFrame
      planId={planId}
      planTitle={plan.data && edition(plan.data.title)}
      title={t('plan:changelog.title')}
      lede={t('plan:changelog.lede')}
      actions={
        <LinkButton to="/studio/plan/$planId/past" params={{ planId }}>
          {t('plan:changelog.toPast')}
        </LinkButton>
      }
    >
      {plan.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {plan.error && <Failure error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.data && <Acts plan={plan.data} />}
    </CourseFrame>
  );
}

function Acts({ plan }: { plan: StudioPlan }) {
  const t = useT();
  const acts = useRows('plan.readChangelog', { planId: plan.id });
  const words = useFieldWords(plan, acts.first?.names);
  return (
    <>
      {acts.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {acts.error && <Failure error={acts.error} onRetry={acts.retry} />}
      {acts.first?.rows.length === 0 && <EmptyState title={t('plan:changelog.empty')} />}
      <ol role="list" className={classes['acts']}>
        {acts.rows.map((act) => (
          <ActView key={act.id} act={act} words={words} />
        ))}
      </ol>
      <MoreRows {...acts} />
    </>
  );
}

function ActView({ act, words }: { act: Act; words: FieldWords }) {
  const t = useT();
  const format = useFormat();
  const { at, cause, actor, credit, note, changes, more, undone } = act;
  const name = actor?.name ?? t('plan:changelog.somebody');
  const author = credit?.name ?? t('plan:changelog.unnamed');
  return (
    <li className={cx(undone && classes['undone'])}>
      <time dateTime={at} className="small num">
        {format.instant(at)}
      </time>
      <div>
        <p className={classes['cause']}>
          {t(`plan:changelog.causes.${cause}`, { name, author })}
          {undone && <span className="small"> {t('plan:changelog.undone')}</span>}
        </p>
        {credit && <p className={classes['credit']}>{t('plan:changelog.creditedTo', { name: author })}</p>}
        {note && cause !== 'hearing' && (
          <p className={classes['note']}>{t('plan:changelog.because', { reason: note })}</p>
        )}
        {note && cause === 'hearing' && (
          <p className="small">
            {note
              .split('/')
              .map((day) => format.day(day))
              .join(' – ')}
          </p>
        )}
        <ul role="list">
          {changes.map((change) => (
            <ChangeView key={change.lineId} change={change} words={words} />
          ))}
        </ul>
        {more > 0 && <p className="small">{t('plan:changelog.more', { count: more })}</p>}
      </div>
    </li>
  );
}

function ChangeView({ change, words }: { change: Act['changes'][number]; words: FieldWords }) {
  const t = useT();
  const title = change.title?.text ?? t('plan:changelog.sealedLine');
  return (
    <li>
      {t(`plan:changelog.changes.${change.change}`, { title })}
      {change.change === 'changed' &&
        change.fields
          .flatMap(({ field, before, after }) => differencesIn({ field, was: before, is: after }, words, t))
          .map(({ field, was, is }) => (
            <span key={field} className={classes['field']}>
              <span>{field}</span>
              <del>{was}</del>
              <ins>{is}</ins>
            </span>
          ))}
    </li>
  );
}
