import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { isDay } from '#kernel/calendar.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { IconLock } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { ACTION_STATES } from '../contract/line.ts';
import { saidValue } from './open-change-words.ts';
import classes from './open-news.module.css';
import { useToday } from './plan-words.ts';
import { StateMark } from './state-mark.tsx';

type Past = Answer<'plan.readPlanAt'>;
type PastLine = Past['actions'][number];

/** The plan as it stood on the evening of a day. */
export function PastPage() {
  const t = useT();
  const format = useFormat();
  const today = useToday();
  const { planId } = useParams({ from: '/home/plan/$planId/past' });
  const { on = today } = useSearch({ from: '/home/plan/$planId/past' });
  const past = useQuery(ask('plan.readPlanAt', { planId, on }));
  const { data, error } = past;
  const isEmpty = data && data.goals.length + data.phases.length === 0;
  return (
    <Page
      title={t('plan:open.past.title')}
      meta={data && t('plan:studio.asOf', { day: format.longDay(data.on) })}
      crumbs={[{ label: t('plan:open.backToPlan'), link: { to: '/plan/$planId', params: { planId } } }]}
    >
      <ChooseDay key={on} on={on} today={today} />
      {past.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {error && <Failure error={error} onRetry={() => void past.refetch()} />}
      {isEmpty && <EmptyState title={t('plan:open.past.none')} />}
      {data && !isEmpty && <PastPlan past={data} />}
    </Page>
  );
}

function ChooseDay({ on, today }: { on: string; today: string }) {
  const t = useT();
  const navigate = useNavigate({ from: '/plan/$planId/past' });
  const [day, setDay] = useState(on);
  const show = (event: FormEvent) => {
    event.preventDefault();
    if (isDay(day)) void navigate({ search: { on: day } });
  };
  return (
    <form className={classes['onDay']} onSubmit={show} data-screen-only>
      <TextField
        type="date"
        label={t('plan:open.past.day')}
        max={today}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Button type="submit">{t('plan:open.past.show')}</Button>
    </form>
  );
}

function PastPlan({ past }: { past: Past }) {
  const t = useT();
  return (
    <>
      {past.goals.length > 0 && (
        <Section title={t('plan:open.whatWillBeDifferent')}>
          <Rows>
            {past.goals.map((goal) => (
              <PastRow key={goal.id} line={goal} names={past.names} />
            ))}
          </Rows>
        </Section>
      )}
      {past.phases.map((phase) => (
        <Section key={phase.id} title={phase.title?.text ?? t('plan:open.sealedLine')}>
          <Rows>
            {past.actions
              .filter(({ sealed, fields }) => !sealed && fields['phaseId'] === phase.id)
              .map((action) => (
                <PastRow key={action.id} line={action} names={past.names} />
              ))}
          </Rows>
        </Section>
      ))}
      <Sealed lines={past.actions.filter(({ sealed }) => sealed)} names={past.names} />
    </>
  );
}

/** A sealed line does not even say in which phase it was. */
function Sealed({ lines, names }: { lines: readonly PastLine[]; names: Past['names'] }) {
  const t = useT();
  if (lines.length === 0) return null;
  return (
    <Section title={t('plan:open.sealedLine')}>
      <Rows>
        {lines.map((line) => (
          <PastRow key={line.id} line={line} names={names} />
        ))}
      </Rows>
    </Section>
  );
}

function PastRow({ line: { title, sealed, fields }, names }: { line: PastLine; names: Past['names'] }) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const reader = { t, format, language, names };
  const state = ACTION_STATES.find((one) => one === fields['state']);
  const said = (field: string) => saidValue(field, fields[field], reader);
  const due = said('dueOn') ?? said('byOn');
  const facts = [
    said('state'),
    due && t('plan:open.due', { day: due }),
    said('ownerId'),
    sealed ? said('sealReason') : null,
  ];
  return (
    <Row
      mark={sealed ? <IconLock size={20} /> : state && <StateMark state={state} size={20} />}
      name={title ? <span lang={title.language}>{title.text}</span> : t('plan:open.sealedLine')}
      meta={facts.filter(Boolean).join(' · ')}
    />
  );
}
