import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { Facts } from '#web/ui/section.tsx';
import { judgeMeasure } from '../domain/measure.ts';
import { JudgementView } from './judgement-view.tsx';
import { LineHistory } from './line-history.tsx';
import { LineLink } from './line-link.tsx';
import { MeasureForm } from './measure-form.tsx';
import { useMeasureValue } from './measure-line.tsx';
import classes from './panel.module.css';
import { usePlanDesk } from './plan-desk.ts';
import { type StudioMeasure, useEdition } from './plan-words.ts';

/** A measure: from where to where, where its readings come from, and whether it can show the change. */
export function MeasurePanel({ measure }: { measure: StudioMeasure }) {
  const t = useT();
  const edition = useEdition();
  const said = useMeasureValue();
  const { plan, mayEdit, remove } = usePlanDesk();
  const [editing, setEditing] = useState(false);
  if (editing)
    return <MeasureForm goalId={measure.goalId} measure={measure} onEnd={() => setEditing(false)} />;
  const goal = plan.goals.find(({ id }) => id === measure.goalId);
  return (
    <>
      <p className={classes['standing']}>{t('plan:lineKinds.measure')}</p>
      <h2 className={classes['title']}>{edition(measure.name)}</h2>
      {mayEdit && (
        <div className={classes['acts']}>
          <button type="button" className="link" onClick={() => setEditing(true)}>
            {t('plan:studio.edit')}
          </button>
          <button type="button" className="link" onClick={() => remove({ kind: 'measure', id: measure.id })}>
            {t('plan:studio.removeVerb')}
          </button>
        </div>
      )}
      <Facts
        facts={[
          ...(goal
            ? [
                [
                  t('plan:fields.goalId'),
                  <LineLink key="goal" line={{ kind: 'goal', id: goal.id }}>
                    {edition(goal.sentence)}
                  </LineLink>,
                ] as const,
              ]
            : []),
          [
            t('plan:fields.baseline'),
            measure.baseline === null ? t('plan:measure.unknown') : said(measure, measure.baseline),
          ],
          [t('plan:fields.target'), said(measure, measure.target)],
          [
            t('plan:fields.source'),
            `${t(`plan:measure.sources.${measure.source.kind}`)}: ${measure.source.what}`,
          ],
        ]}
      />
      {measure.answers ? (
        <JudgementView judgement={judgeMeasure({ ...measure, answers: measure.answers })} />
      ) : (
        <p className="small">{t('plan:measure.notJudged')}</p>
      )}
      <LineHistory kind="measure" lineId={measure.id} />
    </>
  );
}
