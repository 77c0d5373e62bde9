import { Link } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { IconArrow, IconBack, IconCheck, IconClose } from '#web/ui/icons.tsx';
import { KeyHint } from '#web/ui/key-hint.tsx';
import classes from './meeting.module.css';
import { MeetingAddItem } from './meeting-add-item.tsx';
import { MeetingClosing } from './meeting-closing.tsx';
import { MeetingGuest } from './meeting-guest.tsx';
import { MeetingItemView } from './meeting-item.tsx';
import { useMeetingKeys } from './meeting-keys.ts';
import type { Meeting } from './meeting-page.tsx';
import { CLOSING, placeOf, useMeetingPlace } from './meeting-place.ts';
import { MeetingTimer } from './meeting-timer.tsx';

/** The meeting: one thing at a time, in large type, with the whole list as a line of steps above it. */
export function MeetingMode({ meeting }: { meeting: Meeting }) {
  const { index, item, goTo, step, goOn } = useMeetingPlace(meeting);
  useMeetingKeys({ ArrowRight: () => step(1), ArrowLeft: () => step(-1) });
  return (
    <>
      <Head meeting={meeting} />
      <Steps meeting={meeting} index={index} onGo={goTo} />
      <div className={classes['table']}>
        {item ? (
          <MeetingItemView key={placeOf(item)} meeting={meeting} item={item} onDone={goOn} />
        ) : (
          <MeetingClosing meeting={meeting} onGo={goTo} />
        )}
      </div>
      <Foot meeting={meeting} isFirst={index === 0} isLast={item === null} onStep={step} />
    </>
  );
}

function Head({ meeting }: { meeting: Meeting }) {
  const t = useT();
  const format = useFormat();
  return (
    <header className={classes['head']}>
      <div>
        <p className={classes['plan']}>{meeting.planTitle.text}</p>
        <p className="small">{t('plan:checkIn.meetingOf', { day: format.weekday(meeting.occursOn) })}</p>
      </div>
      <MeetingTimer meeting={meeting} />
      <Link
        to="/studio/plan/$planId/check-ins"
        params={{ planId: meeting.planId }}
        aria-label={t('plan:checkIn.leave')}
        title={t('plan:checkIn.leave')}
        className={classes['leave']}
      >
        <IconClose size={22} />
      </Link>
    </header>
  );
}

interface StepsProps {
  readonly meeting: Meeting;
  readonly index: number;
  readonly onGo: (place: string) => void;
}

/** Every thing of the list as a step; those that were talked about have their sign. */
function Steps({ meeting, index, onGo }: StepsProps) {
  const t = useT();
  const said = meeting.items.filter(({ outcome }) => outcome !== null).length;
  return (
    <nav aria-label={t('plan:checkIn.list')} className={classes['steps']}>
      <ol>
        {meeting.items.map((item, place) => (
          <li key={placeOf(item)}>
            <button
              type="button"
              aria-current={place === index ? 'step' : undefined}
              aria-label={stepLabel(
                item.title?.text,
                item.outcome && t(`plan:checkIn.outcomes.${item.outcome}`),
                {
                  number: place + 1,
                  otherwise: t(`plan:checkIn.kinds.${item.kind}`),
                },
              )}
              className={cx(item.outcome && classes[item.outcome])}
              onClick={() => onGo(placeOf(item))}
            />
          </li>
        ))}
        <li>
          <button
            type="button"
            aria-current={index === meeting.items.length ? 'step' : undefined}
            aria-label={t('plan:checkIn.close')}
            className={classes['closingStep']}
            onClick={() => onGo(CLOSING)}
          >
            <IconCheck size={14} />
          </button>
        </li>
      </ol>
      <span className="small num">{t('plan:checkIn.saidOf', { said, count: meeting.items.length })}</span>
    </nav>
  );
}

function stepLabel(
  title: string | undefined,
  outcome: string | null,
  { number, otherwise }: { number: number; otherwise: string },
): string {
  return [`${number}. ${title ?? otherwise}`, outcome].filter(Boolean).join(', ');
}

interface FootProps {
  readonly meeting: Meeting;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onStep: (by: number) => void;
}

function Foot({ meeting, isFirst, isLast, onStep }: FootProps) {
  const t = useT();
  return (
    <footer className={classes['foot']}>
      <MeetingGuest meeting={meeting} />
      <div className={classes['footEnd']}>
        {meeting.can.record && <MeetingAddItem meeting={meeting} />}
        {!isFirst && (
          <Button icon={<IconBack size={16} />} onClick={() => onStep(-1)}>
            {t('plan:checkIn.previous')}
          </Button>
        )}
        {!isLast && (
          <Button icon={<IconArrow size={16} />} onClick={() => onStep(1)}>
            {t('plan:checkIn.nextOne')}
          </Button>
        )}
        <span className={classes['keys']} title={t('plan:checkIn.keys')}>
          <KeyHint keys={['1', '2', '3']} />
        </span>
      </div>
    </footer>
  );
}
