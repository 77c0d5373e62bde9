import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Facts, Section } from '#web/ui/section.tsx';
import { useEdition } from './plan-words.ts';
import { StrategyDialog } from './strategy-dialog.tsx';
import classes from './studio.module.css';
import { StudioPlanFrame } from './studio-plan-frame.tsx';

export type Strategy = Answer<'plan.listStrategies'>['strategies'][number];

/** Why, before what: the strategy of each period, the newest first. */
export function StrategyPage() {
  const t = useT();
  const strategies = useQuery(ask('plan.listStrategies', {}));
  const [open, setOpen] = useState<Strategy | 'new' | null>(null);
  const add = rolesOf(useMe()).includes('planner') && (
    <Button kind="primary" icon={<IconPlus size={18} />} onClick={() => setOpen('new')}>
      {t('plan:strategy.add')}
    </Button>
  );
  return (
    <StudioPlanFrame page="strategy" actions={add}>
      {strategies.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {strategies.error && <Failure error={strategies.error} onRetry={() => void strategies.refetch()} />}
      {strategies.data?.strategies.length === 0 && <EmptyState title={t('plan:strategy.empty')} act={add} />}
      {strategies.data?.strategies.map((strategy) => (
        <StrategyView key={strategy.id} strategy={strategy} onEdit={() => setOpen(strategy)} />
      ))}
      {open && (
        <StrategyDialog
          key={open === 'new' ? 'new' : open.id}
          strategy={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </StudioPlanFrame>
  );
}

function StrategyView({ strategy, onEdit }: { strategy: Strategy; onEdit: () => void }) {
  const t = useT();
  const format = useFormat();
  const edition = useEdition();
  const period = t('plan:studio.fromTo', {
    from: format.day(strategy.startsOn),
    to: format.day(strategy.endsOn),
  });
  return (
    <Section
      title={edition(strategy.title)}
      end={
        strategy.can.edit && (
          <button
            type="button"
            className="link"
            onClick={onEdit}
            aria-label={t('plan:studio.editOf', { title: edition(strategy.title) })}
          >
            {t('plan:studio.edit')}
          </button>
        )
      }
    >
      <div className={classes['strategy']}>
        <Facts
          facts={[
            [t('plan:strategy.why'), <p key="why">{edition(strategy.why)}</p>],
            [t('plan:strategy.serves'), <p key="serves">{edition(strategy.serves)}</p>],
            [t('plan:strategy.period'), period],
            [t('plan:studio.owner'), strategy.owner?.name ?? t('plan:studio.nobody')],
          ]}
        />
      </div>
    </Section>
  );
}
