import { Link } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { StatusWord, type Tone } from '#web/ui/marks.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import type { Outcome } from '../contract/check-in.ts';
import classes from './meeting.module.css';
import type { Meeting, MeetingItem } from './meeting-page.tsx';
import { placeOf } from './meeting-place.ts';

const TONES: Record<Outcome, Tone> = { realised: 'works', partly: 'unsure', not: 'harm' };

/** What a meeting said, as everyone reads it afterwards. */
export function MeetingMinutes({ meeting }: { meeting: Meeting }) {
  const t = useT();
  const format = useFormat();
  const { planId, planTitle, occursOn, note, guest, items } = meeting;
  const talked = items.filter(({ outcome, sealed }) => outcome !== null || sealed);
  const left = items.filter(({ outcome, sealed }) => outcome === null && !sealed);
  return (
    <div className={classes['minutes']}>
      <Link to="/studio/plan/$planId/check-ins" params={{ planId }} className="link" data-screen-only>
        {t('plan:checkIn.toMeetings')}
      </Link>
      <p className="small">{planTitle.text}</p>
      <h1>{t('plan:checkIn.minutes', { day: format.weekday(occursOn) })}</h1>
      {note && <p className={classes['note']}>{note}</p>}
      {guest?.state === 'coming' && guest.person?.name && (
        <p className="small">{t('plan:checkIn.guestStates.comingNamed', { name: guest.person.name })}</p>
      )}
      {items.length === 0 && <p>{t('plan:checkIn.nothingTalked')}</p>}
      {talked.length > 0 && (
        <Rows label={t('plan:checkIn.list')}>
          {talked.map((item) => (
            <TalkedRow key={placeOf(item)} item={item} />
          ))}
        </Rows>
      )}
      {left.length > 0 && (
        <Section title={t('plan:checkIn.notTalked')}>
          <Rows label={t('plan:checkIn.notTalked')}>
            {left.map((item) => (
              <Row key={placeOf(item)} name={item.title?.text ?? t(`plan:checkIn.kinds.${item.kind}`)} />
            ))}
          </Rows>
        </Section>
      )}
      <div className={classes['end']} data-screen-only>
        <Button onClick={() => print()}>{t('plan:studio.print')}</Button>
      </div>
    </div>
  );
}

function TalkedRow({ item }: { item: MeetingItem }) {
  const t = useT();
  const format = useFormat();
  const { outcome, cause, reaction, newDueOn, owner, words, sealed, kind } = item;
  const meta = [
    cause && t(`plan:checkIn.causes.${cause}`),
    reaction && reaction !== 'new_date' && t(`plan:checkIn.reactions.${reaction}`),
    newDueOn && t('plan:checkIn.movedTo', { day: format.day(newDueOn) }),
    owner?.name,
  ].filter(Boolean);
  return (
    <Row
      name={
        <span lang={item.title?.language}>
          {item.title?.text ?? (sealed ? t('plan:changelog.sealedLine') : t(`plan:checkIn.kinds.${kind}`))}
        </span>
      }
      meta={
        <>
          {meta.join(' · ')}
          {words && <span className={classes['words']}>{words}</span>}
        </>
      }
      act={outcome && <StatusWord tone={TONES[outcome]}>{t(`plan:checkIn.outcomes.${outcome}`)}</StatusWord>}
    />
  );
}
