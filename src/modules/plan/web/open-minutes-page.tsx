import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { IconMinus } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import type { Outcome } from '../contract/check-in.ts';
import classes from './open.module.css';
import { StateMark } from './state-mark.tsx';

type Minutes = Answer<'plan.readCheckIn'>;
type Item = Minutes['items'][number];

const OUTCOMES: readonly (Outcome | null)[] = ['realised', 'partly', 'not', null];

/** What a check-in said, for everyone. */
export function MinutesPage() {
  const t = useT();
  const format = useFormat();
  const { planId, checkInId } = useParams({ from: '/home/plan/$planId/minutes/$checkInId' });
  const { data: minutes, error, isPending, refetch } = useQuery(ask('plan.readCheckIn', { checkInId }));
  const guest = minutes?.guest?.state === 'coming' ? minutes.guest.person?.name : null;
  return (
    <Page
      title={
        minutes
          ? t('plan:checkIn.minutes', { day: format.longDay(minutes.occursOn) })
          : t('plan:checkIn.title')
      }
      meta={guest && t('plan:open.minutes.guestWas', { name: guest })}
      crumbs={[
        { label: t('plan:open.backToPlan'), link: { to: '/plan/$planId', params: { planId } } },
        { label: t('plan:open.minutes.title'), link: { to: '/plan/$planId/minutes', params: { planId } } },
      ]}
    >
      {isPending && <SkeletonRows label={t('web:page.loading')} />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {minutes?.note && <p className={classes['purpose']}>{minutes.note}</p>}
      {minutes?.items.length === 0 && <EmptyState title={t('plan:open.minutes.empty')} />}
      {minutes &&
        OUTCOMES.map((outcome) => <Group key={outcome} {...{ outcome, planId }} items={minutes.items} />)}
    </Page>
  );
}

function Group({
  outcome,
  items,
  planId,
}: {
  outcome: Outcome | null;
  items: readonly Item[];
  planId: string;
}) {
  const t = useT();
  const own = items.filter((item) => item.outcome === outcome);
  if (own.length === 0) return null;
  return (
    <Section title={outcome ? t(`plan:checkIn.outcomes.${outcome}`) : t('plan:open.minutes.notSpoken')}>
      <Rows>
        {own.map((item) => (
          <Row
            key={item.id}
            mark={outcome ? <StateMark state={outcome} size={20} /> : <IconMinus size={20} />}
            name={<ItemTitle item={item} planId={planId} />}
            meta={<ItemFacts item={item} />}
          />
        ))}
      </Rows>
    </Section>
  );
}

function ItemTitle({ item: { kind, id: lineId, title, sealed }, planId }: { item: Item; planId: string }) {
  const t = useT();
  if (kind === 'case')
    return (
      <Link to="/speak/cases/$caseId" params={{ caseId: lineId }}>
        {title?.text ?? t('plan:open.minutes.caseOverdue')}
      </Link>
    );
  if (sealed) return t('plan:open.sealedLine');
  return (
    <Link to="/plan/$planId/lines/$kind/$lineId" params={{ planId, kind: 'action', lineId }}>
      {title?.text}
    </Link>
  );
}

function ItemFacts({ item }: { item: Item }) {
  const t = useT();
  const format = useFormat();
  const { cause, reaction, newDueOn, owner, words, postponed } = item;
  const facts = [
    cause && t(`plan:checkIn.causes.${cause}`),
    newDueOn
      ? t('plan:open.minutes.newDue', { day: format.day(newDueOn) })
      : reaction && t(`plan:checkIn.reactions.${reaction}`),
    owner?.name,
    postponed > 0 && t('plan:studio.postponed', { count: postponed }),
  ];
  return (
    <>
      {facts.filter(Boolean).join(' · ')}
      {words && <p>{words}</p>}
    </>
  );
}
