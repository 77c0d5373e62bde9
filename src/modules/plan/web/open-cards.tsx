import { Link } from '@tanstack/react-router';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconOpenPlan } from '#web/ui/icons.tsx';
import { Section } from '#web/ui/section.tsx';
import lineClasses from './open-line.module.css';
import classes from './open-news.module.css';

export type News = Answer<'plan.readPlanNews'>;
type Invitation = Answer<'plan.readMyInvitations'>['invitations'][number];

/** A plan is heard, and one has not read it. */
export function HearingCards({ hearings }: { hearings: News['hearings'] }) {
  const t = useT();
  return hearings.map(({ planId, title, daysLeft }) => (
    <section key={planId} className={classes['invitation']}>
      <p className="small">
        {[t('plan:open.today.asked'), t('plan:open.today.lasts', { count: daysLeft })].join(' · ')}
      </p>
      <h2 lang={title.language}>{title.text}</h2>
      <p>{t('plan:open.today.readText')}</p>
      <div className={classes['acts']}>
        <LinkButton
          to="/plan/$planId"
          params={{ planId }}
          kind="primary"
          wide="phone"
          icon={<IconOpenPlan size={20} />}
        >
          {t('plan:open.today.read')}
        </LinkButton>
      </div>
    </section>
  ));
}

/** What became of what one sent in. */
export function DecidedCard({ decided }: { decided: News['decided'] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Section title={t('plan:open.today.decided')}>
      <ul className={classes['news']}>
        {decided.map(({ id, what, state, reason, by, decidedAt, ...line }) => (
          <li key={id}>
            <LineLink line={line} />
            <p className="small">
              {[
                what === 'offer' && state !== 'partly'
                  ? t(`plan:open.offerStates.${state}`)
                  : t(`plan:suggestion.states.${state}`),
                by?.name,
                format.dayOf(decidedAt),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {reason && <p className={lineClasses['why']}>{`“${reason}”`}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Suggestions and offers on one's own lines. */
export function WaitingCard({ waiting }: { waiting: News['waiting'] }) {
  const t = useT();
  return (
    <Section title={t('plan:open.today.waiting')}>
      <ul className={classes['news']}>
        {waiting.map(({ suggestions, offers, ...line }) => (
          <li key={line.lineId}>
            <LineLink line={line} />
            <p className="small">
              {[
                suggestions > 0 && t('plan:open.today.suggestions', { count: suggestions }),
                offers > 0 && t('plan:open.today.offers', { count: offers }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LineLink({
  line: { planId, lineKind: kind, lineId, title },
}: {
  line: Omit<News['waiting'][number], 'suggestions' | 'offers'>;
}) {
  const t = useT();
  return (
    <Link to="/plan/$planId/lines/$kind/$lineId" params={{ planId, kind, lineId }} lang={title?.language}>
      {title?.text ?? t('plan:open.sealedLine')}
    </Link>
  );
}

/** The guest seat was drawn for one; no reason is asked for a no. */
export function GuestCards({ invitations }: { invitations: readonly Invitation[] }) {
  return invitations.map((invitation) => <GuestCard key={invitation.checkInId} invitation={invitation} />);
}

function GuestCard({
  invitation: { checkInId, planTitle, occursOn, at, state },
}: {
  invitation: Invitation;
}) {
  const t = useT();
  const format = useFormat();
  const answer = useSend('plan.answerAsGuest', { changes: ['plan.readMyInvitations'] });
  const facts = { title: planTitle.text, day: at ? format.instant(at) : format.day(occursOn) };
  const say = (coming: boolean) => answer.mutate({ checkInId, coming });
  return (
    <section className={classes['invitation']}>
      <p className="small">{t('plan:checkIn.guest')}</p>
      <h2 lang={planTitle.language}>{planTitle.text}</h2>
      <p>{state === 'coming' ? t('plan:open.today.guestComing', facts) : t('plan:checkIn.invited', facts)}</p>
      <div className={classes['acts']}>
        {state === 'asked' && (
          <Button
            kind="primary"
            pending={answer.isPending && t('web:form.sending')}
            onClick={() => say(true)}
          >
            {t('plan:checkIn.take')}
          </Button>
        )}
        <Button onClick={() => say(false)}>{t('plan:checkIn.decline')}</Button>
      </div>
      {answer.error && <Failure error={answer.error} />}
    </section>
  );
}
