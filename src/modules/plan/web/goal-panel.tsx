import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { IconPlus } from '#web/ui/icons.tsx';
import { Facts } from '#web/ui/section.tsx';
import { GoalForm } from './goal-form.tsx';
import { LineHistory } from './line-history.tsx';
import { LineLink } from './line-link.tsx';
import { LineVoices } from './line-voices.tsx';
import { MeasureForm } from './measure-form.tsx';
import { useMeasureValue } from './measure-line.tsx';
import classes from './panel.module.css';
import { usePlanDesk } from './plan-desk.ts';
import { type StudioGoal, useEdition } from './plan-words.ts';
import { SealLine, SealNote } from './seal-line.tsx';

/** A goal: for whom, by when, which values and promises it serves, and how one will know. */
export function GoalPanel({ goal }: { goal: StudioGoal }) {
  const t = useT();
  const edition = useEdition();
  const { plan, mayEdit, remove } = usePlanDesk();
  const [doing, setDoing] = useState<'edit' | 'seal' | 'measure' | null>(null);
  const end = () => setDoing(null);
  if (doing === 'edit') return <GoalForm goal={goal} onEnd={end} />;
  if (doing === 'measure') return <MeasureForm goalId={goal.id} measure={null} onEnd={end} />;
  const count = plan.actions.filter(({ goalIds }) => goalIds.includes(goal.id)).length;
  return (
    <>
      <p className={classes['standing']}>{t('plan:studio.actions', { count })}</p>
      <h2 className={classes['title']}>{edition(goal.sentence)}</h2>
      <SealNote line={goal} />
      {doing === 'seal' && <SealLine kind="goal" line={goal} onEnd={end} />}
      {mayEdit && doing === null && (
        <div className={classes['acts']}>
          <button type="button" className="link" onClick={() => setDoing('edit')}>
            {t('plan:studio.edit')}
          </button>
          <button type="button" className="link" onClick={() => setDoing('seal')}>
            {t(goal.sealReason === null ? 'plan:seal.set' : 'plan:seal.change')}
          </button>
          <button type="button" className="link" onClick={() => remove({ kind: 'goal', id: goal.id })}>
            {t('plan:studio.removeVerb')}
          </button>
        </div>
      )}
      <GoalFacts goal={goal} />
      <GoalMeasures goal={goal} />
      {mayEdit && (
        <button type="button" className="link" onClick={() => setDoing('measure')}>
          <IconPlus size={16} />
          {t('plan:studio.addMeasure')}
        </button>
      )}
      <LineVoices kind="goal" lineId={goal.id} />
      <LineHistory kind="goal" lineId={goal.id} />
    </>
  );
}

function GoalFacts({ goal }: { goal: StudioGoal }) {
  const t = useT();
  const format = useFormat();
  const { plan } = usePlanDesk();
  const core = useQuery(ask('brand.readCore', {}));
  const named = (id: string | null) => (id === null ? undefined : plan.names[id]);
  const titles = new Map([
    ...(core.data?.values ?? []).map(({ id, name }) => [id, name?.text] as const),
    ...(core.data?.promises ?? []).map(({ id, sentence }) => [id, sentence?.text] as const),
  ]);
  const served = goal.serves.flatMap(({ id }) => titles.get(id) ?? []);
  return (
    <Facts
      facts={[
        [t('plan:fields.audienceId'), named(goal.audienceId) ?? t('plan:studio.everyone')],
        [t('plan:fields.byOn'), goal.byOn ? format.weekday(goal.byOn) : t('plan:studio.nothing')],
        [t('plan:fields.ownerId'), named(goal.ownerId) ?? t('plan:studio.nobody')],
        [
          t('plan:fields.serves'),
          served.length === 0 ? (
            t('plan:goal.servesNothing')
          ) : (
            <span key="served" className={classes['links']}>
              {served.map((title) => (
                <span key={title}>{title}</span>
              ))}
            </span>
          ),
        ],
      ]}
    />
  );
}

function GoalMeasures({ goal }: { goal: StudioGoal }) {
  const t = useT();
  const edition = useEdition();
  const said = useMeasureValue();
  const { plan } = usePlanDesk();
  const measures = plan.measures.filter(({ goalId }) => goalId === goal.id);
  return (
    <section className={classes['part']}>
      <h3>{t('plan:measure.measures')}</h3>
      {measures.length === 0 && <p className="small">{t('plan:measure.none')}</p>}
      {measures.map((measure) => (
        <div key={measure.id} className={classes['measure']}>
          <LineLink line={{ kind: 'measure', id: measure.id }}>{edition(measure.name)}</LineLink>
          <span className="small num">
            {measure.baseline === null
              ? t('plan:measure.wanted', { target: said(measure, measure.target) })
              : t('plan:measure.fromTo', {
                  baseline: said(measure, measure.baseline),
                  target: said(measure, measure.target),
                })}
          </span>
          <span className="small">
            {t(`plan:measure.sources.${measure.source.kind}`)}: {measure.source.what}
          </span>
        </div>
      ))}
    </section>
  );
}
