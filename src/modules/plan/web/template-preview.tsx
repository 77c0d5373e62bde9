import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Numbers } from '#web/ui/marks.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './template.module.css';
import type { PlanTemplate } from './template-page.tsx';

/** A template as the plan that it would make: purpose, goals, phases in time, actions, and about what it costs. */
export function TemplatePreview({ template }: { template: PlanTemplate }) {
  const t = useT();
  const format = useFormat();
  const { title, purpose, goals, phases, cost, weeks } = template;
  const costs = [
    [t('plan:template.money'), format.number(cost.cents / 100)],
    [t('plan:template.hours'), format.number(cost.hours)],
    [t('plan:template.expertDays'), format.number(cost.expertDays, 1)],
  ] as const;
  return (
    <article className={classes['preview']}>
      <h2 lang={title.language}>{title.text}</h2>
      <p className={classes['purpose']} lang={purpose.language}>
        {purpose.text}
      </p>
      <Section title={t('plan:open.whatWillBeDifferent')}>
        <ol className={classes['goals']}>
          {goals.map(({ sentence, measures }) => (
            <li key={sentence.text} lang={sentence.language}>
              <p>{sentence.text}</p>
              <p className="small">{measures.map(({ text }) => text).join(' · ')}</p>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t('plan:template.phases')} end={t('plan:studio.weeks', { count: weeks })}>
        {phases.map((phase) => (
          <Phase key={phase.title.text} phase={phase} weeks={weeks} />
        ))}
      </Section>
      <Section title={t('plan:template.cost')} lede={t('plan:template.costLede')}>
        <Numbers numbers={costs} />
      </Section>
    </article>
  );
}

function Phase({ phase, weeks }: { phase: PlanTemplate['phases'][number]; weeks: number }) {
  const t = useT();
  const { title, fromWeek, toWeek, actions } = phase;
  const place = {
    left: `${((fromWeek - 1) / weeks) * 100}%`,
    width: `${((toWeek - fromWeek + 1) / weeks) * 100}%`,
  };
  return (
    <div className={classes['phase']}>
      <h3>
        {title.text}
        <span className="num">{t('plan:template.fromToWeek', { from: fromWeek, to: toWeek })}</span>
      </h3>
      <div className={classes['stroke']} aria-hidden="true">
        <span style={place} />
      </div>
      <ul role="list">
        {actions.map((action) => (
          <li key={action.title.text}>
            <span lang={action.title.language}>{action.title.text}</span>
            <span className="small">{t(`plan:kinds.${action.kind}`)}</span>
            <span className="small num">{t('plan:template.byWeek', { week: action.byWeek })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
