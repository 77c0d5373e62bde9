import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { Failure } from '#web/ui/failure.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { Facts } from '#web/ui/section.tsx';
import type { Outcome } from '../contract/check-in.ts';
import classes from './meeting.module.css';
import { MeetingConflict } from './meeting-conflict.tsx';
import { useMeetingKeys } from './meeting-keys.ts';
import type { Meeting, MeetingItem } from './meeting-page.tsx';
import { useRecord } from './meeting-record.ts';
import { MeetingRecordForm } from './meeting-record-form.tsx';
import { ActionStateWord } from './state-words.tsx';

const OUTCOMES = ['realised', 'partly', 'not'] as const;

interface MeetingItemProps {
  readonly meeting: Meeting;
  readonly item: MeetingItem;
  /** It was recorded: the meeting goes on. */
  readonly onDone: (after: Meeting) => void;
}

/** One thing of the list: why it is on it, how it stands, and what is said of it now. */
export function MeetingItemView({ meeting, item, onDone }: MeetingItemProps) {
  const t = useT();
  const record = useRecord(meeting, item, onDone);
  const [pressed, setPressed] = useState<{ outcome: Outcome; stops: boolean } | null>(null);
  const press = (outcome: Outcome, stops = false) => {
    if (!meeting.can.record || record.isPending) return;
    setPressed({ outcome, stops });
    if (outcome !== 'realised') return;
    // Realised needs no more words: it is recorded at once.
    record.send({ outcome, ownerId: item.owner?.id ?? null }).catch(() => setPressed(null));
  };
  useMeetingKeys({ 1: () => press('realised'), 2: () => press('partly'), 3: () => press('not') });
  const asked = pressed?.outcome ?? item.outcome;
  return (
    <article className={classes['item']}>
      <p className={classes['reasons']}>
        {item.reasons.map((reason) => (
          <span key={reason} className={cx(GRAVE.includes(reason) && classes['grave'])}>
            {t(`plan:checkIn.reasons.${reason}`)}
          </span>
        ))}
      </p>
      <Title item={item} />
      <ItemFacts item={item} />
      {item.askWhetherToStop && item.outcome === null && meeting.can.record && (
        <div className={classes['stop']}>
          <p>{t('plan:checkIn.askWhetherToStop', { count: item.postponed })}</p>
          <Button onClick={() => press('not', true)}>{t('plan:checkIn.reactions.stop')}</Button>
        </div>
      )}
      {record.error && !isConflict(record.error) && asked === 'realised' && <Failure error={record.error} />}
      {meeting.can.record && <Outcomes asked={asked} onPress={press} />}
      {meeting.can.record && (asked === 'partly' || asked === 'not') && (
        <MeetingRecordForm
          key={`${asked} ${pressed?.stops ?? false}`}
          meeting={meeting}
          item={item}
          outcome={asked}
          stops={pressed?.stops ?? false}
          send={record.send}
        />
      )}
      {!meeting.can.record && item.outcome && <p>{t(`plan:checkIn.outcomes.${item.outcome}`)}</p>}
      {record.conflict && (
        <MeetingConflict
          conflict={record.conflict}
          onKeepMine={record.keepMine}
          onTakeTheirs={() => {
            record.takeTheirs();
            setPressed(null);
          }}
        />
      )}
    </article>
  );
}

function Outcomes({ asked, onPress }: { asked: Outcome | null; onPress: (outcome: Outcome) => void }) {
  const t = useT();
  return (
    <fieldset className={classes['outcomes']} aria-label={t('plan:checkIn.howDidItGo')}>
      {OUTCOMES.map((outcome, place) => (
        <button
          key={outcome}
          type="button"
          aria-pressed={asked === outcome}
          aria-keyshortcuts={String(place + 1)}
          className={classes[outcome]}
          onClick={() => onPress(outcome)}
        >
          <kbd aria-hidden="true">{place + 1}</kbd>
          {t(`plan:checkIn.outcomes.${outcome}`)}
        </button>
      ))}
    </fieldset>
  );
}

const GRAVE: readonly MeetingItem['reasons'][number][] = ['blocked', 'late', 'overdue_case'];

/** The title takes the focus when the next thing comes, so that a screen reader says what is on the table. */
function Title({ item }: { item: MeetingItem }) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const isCase = item.kind === 'case';
  const found = useQuery({ ...ask('conversation.readCase', { caseId: item.id }), enabled: isCase });
  const title = isCase
    ? (found.data?.text ?? t('plan:checkIn.caseKept'))
    : (item.title?.text ?? t('plan:changelog.sealedLine'));
  return (
    <>
      <h1
        ref={heading}
        tabIndex={-1}
        lang={item.title?.language ?? found.data?.language}
        className={classes['title']}
      >
        {isCase && found.isPending ? t('web:page.loading') : title}
      </h1>
      {isCase && found.data && (
        <Link
          to="/speak/cases/$caseId"
          params={{ caseId: item.id }}
          target="_blank"
          rel="noreferrer"
          className="link"
        >
          {t('plan:checkIn.toCase')}
        </Link>
      )}
    </>
  );
}

function ItemFacts({ item }: { item: MeetingItem }) {
  const t = useT();
  const format = useFormat();
  const { state, stateReason, owner, dueOn, postponed } = item;
  if (state === null) return null;
  const facts = [
    [
      t('plan:studio.state'),
      <span key="state" className={classes['state']}>
        <ActionStateWord state={state} />
        {stateReason && <span>{stateReason}</span>}
      </span>,
    ],
    [t('plan:studio.owner'), owner?.name ?? t('plan:studio.nobody')],
    ...(dueOn
      ? [
          [
            t('plan:studio.due'),
            [format.weekday(dueOn), postponed > 0 && t('plan:studio.postponed', { count: postponed })]
              .filter(Boolean)
              .join(' · '),
          ] as const,
        ]
      : []),
  ] as const;
  return (
    <div className={classes['facts']}>
      <Facts facts={facts} />
    </div>
  );
}
