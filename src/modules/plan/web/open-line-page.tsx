import { useParams } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import type { OpenLineKind } from '../contract/line.ts';
import classes from './open-line.module.css';
import { LineContent, useLine } from './open-line.tsx';
import { type OpenLine, whenOf } from './open-words.ts';
import { ActionStateWord } from './state-words.tsx';

/** One line of an open plan on a page of its own: what a letter, a case or a colleague links to. */
export function LinePage() {
  const t = useT();
  const { planId, kind, lineId } = useParams({ from: '/home/plan/$planId/lines/$kind/$lineId' });
  const about = { planId, lineId, kind: kind === 'goal' ? 'goal' : 'action' } satisfies {
    kind: OpenLineKind;
  } & Record<string, string>;
  const { data: line, error, isPending, refetch } = useLine(about);
  const title =
    line?.title?.text ?? (line?.seal ? t('plan:open.sealedLine') : t(`plan:lineKinds.${about.kind}`));
  return (
    <Page
      title={title}
      eyebrow={line?.action && <ActionStateWord state={line.action.state} />}
      meta={line && <Facts line={line} />}
      crumbs={[
        {
          label: line?.planTitle.text ?? t('plan:open.title'),
          link: { to: '/plan/$planId', params: { planId } },
        },
      ]}
    >
      {isPending && <SkeletonLines label={t('web:page.loading')} />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {line && (
        <div className={classes['content']}>
          <LineContent line={line} about={about} />
        </div>
      )}
    </Page>
  );
}

function Facts({ line: { action, goal, owner, seal, today } }: { line: OpenLine }) {
  const t = useT();
  const format = useFormat();
  if (seal) return t('plan:seal.sealed', { day: format.day(seal.opensOn) });
  const facts = [
    action && whenOf(action, { t, format, today }),
    goal?.byOn && t('plan:open.by', { day: format.day(goal.byOn) }),
    owner?.name ?? t('plan:studio.nobody'),
  ];
  return facts.filter(Boolean).join(' · ');
}
