import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { addDays, isDay } from '#kernel/calendar.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { SkeletonRows, StatusWord, type Tone } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { CourseFrame } from './course-frame.tsx';
import { type FieldWords, useFieldWords } from './field-words.ts';
import classes from './history.module.css';
import { comparePast, type Mark, type PastKind, type PastLine } from './history-compare.ts';
import { differencesIn } from './history-differences.ts';
import { type StudioPlan, useEdition, useToday } from './plan-words.ts';

type Past = Answer<'plan.readPlanAt'>;

const KINDS = ['goals', 'measures', 'phases', 'actions'] as const satisfies readonly PastKind[];
const LINE_KIND = { goals: 'goal', measures: 'measure', phases: 'phase', actions: 'action' } as const;
const TONES: Record<Mark, Tone> = { same: 'plain', changed: 'unsure', gone: 'harm' };

/** The plan as it stood at the end of a day, each line held against today. */
export function PastPage() {
  const t = useT();
  const edition = useEdition();
  const navigate = useNavigate();
  const today = useToday();
  const { planId } = useParams({ from: '/studio/plan/$planId/past' });
  const { on = addDays(today, -7) } = useSearch({ from: '/studio/plan/$planId/past' });
  const plan = useQuery(ask('plan.readPlan', { planId }));
  const past = useQuery(ask('plan.readPlanAt', { planId, on }));
  return (
    <CourseFrame
      planId={planId}
      planTitle={plan.data && edition(plan.data.title)}
      title={t('plan:past.title')}
      lede={t('plan:past.lede')}
      actions={
        <TextField
          type="date"
          aria-label={t('plan:past.day')}
          defaultValue={on}
          max={today}
          onChange={({ currentTarget: { value } }) => {
            if (isDay(value))
              void navigate({
                to: '/studio/plan/$planId/past',
                params: { planId },
                search: { on: value },
                replace: true,
              });
          }}
        />
      }
    >
      {(plan.isPending || past.isPending) && <SkeletonRows label={t('web:page.loading')} />}
      {plan.error && <Failure error={plan.error} onRetry={() => void plan.refetch()} />}
      {past.error && <Failure error={past.error} onRetry={() => void past.refetch()} />}
      {plan.data && past.data && <Compared plan={plan.data} past={past.data} />}
    </CourseFrame>
  );
}

function Compared({ plan, past }: { plan: StudioPlan; past: Past }) {
  const t = useT();
  const format = useFormat();
  const edition = useEdition();
  const words = useFieldWords(plan, past.names);
  const titles = new Map([
    ...plan.goals.map(({ id, sentence }) => [id, edition(sentence)] as const),
    ...plan.measures.map(({ id, name }) => [id, edition(name)] as const),
    ...[...plan.phases, ...plan.actions].map(({ id, title }) => [id, edition(title)] as const),
  ]);
  if (!past.plan) return <EmptyState title={t('plan:past.nothing')} />;
  return (
    <>
      <p className={classes['asOf']}>{t('plan:studio.asOf', { day: format.longDay(past.on) })}</p>
      {KINDS.map((kind) => {
        const { past: before, since } = comparePast(inPhases(kind, past), plan[kind]);
        if (before.length + since.length === 0) return null;
        return (
          <Section key={kind} title={t(`plan:past.kinds.${LINE_KIND[kind]}`)}>
            <Rows label={t(`plan:past.kinds.${LINE_KIND[kind]}`)}>
              {before.map((line) => (
                <PastRow key={line.id} line={line} words={words} />
              ))}
              {since.map((id) => (
                <SinceRow key={id} title={titles.get(id) ?? ''} />
              ))}
            </Rows>
          </Section>
        );
      })}
    </>
  );
}

/** Actions in the order of their phases, as they stood then. */
function inPhases(kind: PastKind, past: Past): Past[PastKind] {
  if (kind !== 'actions') return past[kind];
  const order = new Map(past.phases.map(({ id }, place) => [id, place]));
  const placeOf = ({ fields }: Past['actions'][number]) => order.get(String(fields['phaseId'])) ?? order.size;
  return past.actions.toSorted((one, other) => placeOf(one) - placeOf(other));
}

function PastRow({ line, words }: { line: PastLine; words: FieldWords }) {
  const t = useT();
  return (
    <Row
      name={<span lang={line.title?.language}>{line.title?.text ?? t('plan:changelog.sealedLine')}</span>}
      meta={
        line.differences.length > 0 && (
          <span className={classes['differences']}>
            {line.differences
              .flatMap((difference) => differencesIn(difference, words, t))
              .map(({ field, was, is }) => (
                <span key={field} className={classes['field']}>
                  <span>{field}</span>
                  <del>{was}</del>
                  <ins>{is}</ins>
                </span>
              ))}
          </span>
        )
      }
      act={<StatusWord tone={TONES[line.mark]}>{t(`plan:past.marks.${line.mark}`)}</StatusWord>}
    />
  );
}

function SinceRow({ title }: { title: string }) {
  const t = useT();
  return <Row name={title} act={<StatusWord tone="accent">{t('plan:past.sinceThen')}</StatusWord>} />;
}
