import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { IconPlus } from '#web/ui/icons.tsx';
import { HeadForm } from './brief-head-form.tsx';
import { ObjectiveForm } from './brief-objective-form.tsx';
import { BriefSection, EditLink, useEditing } from './brief-section.tsx';
import classes from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';
import { type PartOf, partsOf, useSaid } from './campaign-words.ts';
import { useMeasureWords } from './measure-words.ts';

/** Why: the goals that it serves, and the objectives, each with its own measure. */
export function BriefWhy() {
  const t = useT();
  const said = useSaid();
  const campaign = useCampaign();
  const [head] = partsOf(campaign, 'head');
  const objectives = partsOf(campaign, 'objective');
  const edit = useEditing('head', head ?? null);
  const add = useEditing('objective', null);
  if (!head) return null;
  const goals = head.content.goalIds.flatMap((id) => campaign.names[id] ?? []);
  return (
    <BriefSection
      id="why"
      title={t('campaigns:parts.head')}
      end={edit.can && <EditLink what={t('campaigns:parts.head')} onClick={edit.begin} />}
    >
      {edit.editing && <HeadForm part={head} onEnd={edit.end} />}
      {head.content.summary && <p className={classes['summary']}>{said(head.content.summary)}</p>}
      <p className={classes['serves']}>
        {goals.length > 0
          ? t('campaigns:studio.serves', { goals: goals.join(' · ') })
          : t('campaigns:head.noGoal')}
      </p>
      <h3 className={classes['part']}>
        {t('campaigns:parts.objective')}
        {add.can && (
          <button type="button" className="link" onClick={add.begin}>
            <IconPlus size={16} />
            {t('campaigns:objective.add')}
          </button>
        )}
      </h3>
      {objectives.length === 0 && !add.editing && (
        <p className={classes['none']}>{t('campaigns:objective.none')}</p>
      )}
      <ul role="list" className={classes['objectives']}>
        {objectives.map((objective) => (
          <Objective key={objective.id} objective={objective} goalIds={head.content.goalIds} />
        ))}
      </ul>
      {add.editing && <ObjectiveForm objective={null} goalIds={head.content.goalIds} onEnd={add.end} />}
    </BriefSection>
  );
}

function Objective({ objective, goalIds }: { objective: PartOf<'objective'>; goalIds: readonly string[] }) {
  const t = useT();
  const said = useSaid();
  const format = useFormat();
  const measureWords = useMeasureWords();
  const { names } = useCampaign();
  const edit = useEditing('objective', objective);
  const { sentence, goalId, byOn, measure } = objective.content;
  if (edit.editing)
    return (
      <li>
        <ObjectiveForm objective={objective} goalIds={goalIds} onEnd={edit.end} />
      </li>
    );
  return (
    <li id={`part-${objective.id}`} className={classes['objective']}>
      <div>
        <strong>{said(sentence)}</strong>
        <p className={classes['meta']}>
          {[
            byOn && t('campaigns:objective.by', { day: format.day(byOn) }),
            goalId && names[goalId] && t('campaigns:studio.serves', { goals: names[goalId] }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className={classes['measure']}>
        {measure ? (
          <>
            <span className="num">{measureWords(measure)}</span>
            <p className={classes['meta']}>{said(measure.name)}</p>
          </>
        ) : (
          <span className={classes['lacking']}>{t('campaigns:objective.noMeasure')}</span>
        )}
      </div>
      {edit.can && <EditLink what={said(sentence)} onClick={edit.begin} />}
    </li>
  );
}
