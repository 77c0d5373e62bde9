import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Facts } from '#web/ui/section.tsx';
import { ActionForm } from './action-form.tsx';
import { CostTable } from './cost-table.tsx';
import { LineHistory } from './line-history.tsx';
import { LineLink } from './line-link.tsx';
import { LineVoices } from './line-voices.tsx';
import classes from './panel.module.css';
import { usePlanDesk } from './plan-desk.ts';
import { type StudioAction, useEdition } from './plan-words.ts';
import { SealLine, SealNote } from './seal-line.tsx';
import { ActionStateWord } from './state-words.tsx';

/** Everything about one action: how it stands, who and when, what it costs, what people said, what became of it. */
export function ActionPanel({ action }: { action: StudioAction }) {
  const t = useT();
  const edition = useEdition();
  const { mayEdit, setState, remove } = usePlanDesk();
  const [doing, setDoing] = useState<'edit' | 'seal' | null>(null);
  const full = useQuery(ask('plan.readAction', { actionId: action.id }));
  const said = action.health.filter((one) => one !== 'blocked');
  const end = () => setDoing(null);
  if (doing === 'edit' && full.data) return <ActionForm action={full.data} onEnd={end} />;
  return (
    <>
      <p className={classes['standing']}>
        <ActionStateWord state={action.state} />
        {[
          action.stateReason,
          ...said.map((one) => t(`plan:health.${one}`)),
          action.postponed > 0 && t('plan:studio.postponed', { count: action.postponed }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <h2 className={classes['title']}>{edition(action.title)}</h2>
      <SealNote line={action} />
      {doing === 'seal' && <SealLine kind="action" line={action} onEnd={end} />}
      {doing === null && (
        <div className={classes['acts']}>
          {mayEdit && (
            <button type="button" className="link" onClick={() => setDoing('edit')}>
              {t('plan:studio.edit')}
            </button>
          )}
          {(mayEdit || full.data?.can.setState) && (
            <button type="button" className="link" onClick={() => setState(action, null)}>
              {t('plan:state.move')}
            </button>
          )}
          {mayEdit && (
            <>
              <button type="button" className="link" onClick={() => setDoing('seal')}>
                {t(action.sealReason === null ? 'plan:seal.set' : 'plan:seal.change')}
              </button>
              <button
                type="button"
                className="link"
                onClick={() => remove({ kind: 'action', id: action.id })}
              >
                {t('plan:studio.removeVerb')}
              </button>
            </>
          )}
        </div>
      )}
      {full.isPending && <SkeletonRows label={t('web:page.loading')} count={3} />}
      {full.error && <Failure error={full.error} onRetry={() => void full.refetch()} />}
      {full.data?.description && <p className={classes['text']}>{edition(full.data.description)}</p>}
      <ActionFacts action={action} />
      <CostTable costs={action.costs} />
      <LineVoices kind="action" lineId={action.id} />
      <LineHistory kind="action" lineId={action.id} />
    </>
  );
}

function ActionFacts({ action }: { action: StudioAction }) {
  const t = useT();
  const format = useFormat();
  const edition = useEdition();
  const { plan } = usePlanDesk();
  const named = (id: string | null) => (id === null ? undefined : plan.names[id]);
  const goals = plan.goals.filter(({ id }) => action.goalIds.includes(id));
  const awaited = plan.actions.filter(({ id }) => action.waitsForIds.includes(id));
  const phase = plan.phases.find(({ id }) => id === action.phaseId);
  return (
    <Facts
      facts={[
        [t('plan:fields.ownerId'), named(action.ownerId) ?? t('plan:studio.nobody')],
        ...(action.helperIds.length > 0
          ? [
              [
                t('plan:fields.helperIds'),
                format.list(action.helperIds.flatMap((id) => named(id) ?? [])),
              ] as const,
            ]
          : []),
        ...(action.startsOn ? [[t('plan:fields.startsOn'), format.weekday(action.startsOn)] as const] : []),
        [t('plan:fields.dueOn'), action.dueOn ? format.weekday(action.dueOn) : t('plan:studio.nothing')],
        [t('plan:fields.audienceId'), named(action.audienceId) ?? t('plan:studio.everyone')],
        [t('plan:fields.kind'), t(`plan:kinds.${action.kind}`)],
        ...(phase ? [[t('plan:fields.phaseId'), edition(phase.title)] as const] : []),
        [
          t('plan:fields.goalIds'),
          goals.length === 0 ? (
            <span key="none">{t('plan:outline.noGoal')}</span>
          ) : (
            <span key="goals" className={classes['links']}>
              {goals.map(({ id, sentence }) => (
                <LineLink key={id} line={{ kind: 'goal', id }}>
                  {edition(sentence)}
                </LineLink>
              ))}
            </span>
          ),
        ],
        ...(awaited.length > 0
          ? [
              [
                t('plan:fields.waitsForIds'),
                <span key="awaited" className={classes['links']}>
                  {awaited.map(({ id, title }) => (
                    <LineLink key={id} line={{ kind: 'action', id }}>
                      {edition(title)}
                    </LineLink>
                  ))}
                </span>,
              ] as const,
            ]
          : []),
      ]}
    />
  );
}
