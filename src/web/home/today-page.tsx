import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { dayIn } from '#kernel/calendar.ts';
import { useFormat } from '../format.ts';
import { useT } from '../i18n.ts';
import type { Translate } from '../messages.ts';
import { ask } from '../query.ts';
import { useMe } from '../session.ts';
import { Failure } from '../ui/failure.tsx';
import { hourIn } from '../ui/format.ts';
import { SkeletonLines } from '../ui/marks.tsx';
import { Page } from '../ui/page.tsx';
import classes from './today.module.css';
import { type CardContent, todayCards } from './today-cards.ts';

/** What is new for me, most important first, and an end. */
export function TodayPage() {
  const t = useT();
  const me = useMe();
  const format = useFormat();
  const [now] = useState(() => new Date().toISOString());
  const cards = todayCards
    // biome-ignore lint/correctness/useHookAtTopLevel: the list is a constant, so the order of the hooks is too
    .map((card) => ({ ...card, content: card.useContent() }))
    .sort((a, b) => a.order - b.order);
  const things = cards.reduce(
    (sum, { content }) => sum + (content.state === 'there' ? content.things : 0),
    0,
  );
  const seconds = cards.reduce(
    (sum, { content }) => sum + (content.state === 'there' ? (content.seconds ?? 0) : 0),
    0,
  );
  const waiting = cards.some(({ content }) => content.state === 'loading');
  const day = format.weekday(dayIn(me.zone, now));
  const column = (name: 'main' | 'margin') => cards.filter((card) => card.column === name);
  const margin = column('margin').filter(({ content }) => content.state !== 'nothing');
  return (
    <Page
      title={greeting(t, hourIn(me.zone, now), me.name)}
      meta={waiting ? t('web:today.day', { day }) : dayInWords(t, { day, things, seconds })}
      aside={
        margin.length > 0 && margin.map(({ id, content }) => <Fragment key={id}>{viewOf(content)}</Fragment>)
      }
    >
      <div className={classes['cards']}>
        {column('main').map(({ id, content }) => (
          <Fragment key={id}>{viewOf(content)}</Fragment>
        ))}
        {waiting ? (
          <SkeletonLines label={t('web:page.loading')} widths={[62, 88, 46]} />
        ) : (
          <EndMark things={things} />
        )}
      </div>
    </Page>
  );
}

function viewOf(content: CardContent) {
  switch (content.state) {
    case 'there':
      return content.view;
    case 'failed':
      return (
        <div className={classes['failed']}>
          <Failure error={content.error} onRetry={content.retry} />
        </div>
      );
    case 'loading':
    case 'nothing':
      return null;
  }
}

/** «Tuesday 6 October. Six things need you. Six minutes of reading.» */
function dayInWords(
  t: Translate,
  { day, things, seconds }: { day: string; things: number; seconds: number },
): string {
  const said = t('web:today.dayAndThings', { day, count: things });
  return seconds > 0 ? `${said} ${t('web:today.reading', { count: minutesOf(seconds) })}` : said;
}

const minutesOf = (seconds: number) => Math.max(1, Math.round(seconds / 60));

function EndMark({ things }: { things: number }) {
  const t = useT();
  const attention = useQuery(ask('delivery.readAttention', {}));
  const seconds = attention.data?.messages.reduce((sum, message) => sum + message.readingSeconds, 0) ?? 0;
  const later = attention.data?.digest.length ?? 0;
  return (
    <footer className={classes['endmark']}>
      <svg width="44" height="14" viewBox="0 0 44 14" aria-hidden="true">
        <path d="M1 7h15M28 7h15" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        <circle cx="22" cy="7" r="3" fill="currentColor" />
      </svg>
      <p>{seconds > 0 ? t('web:today.endOfWeek', { count: minutesOf(seconds) }) : t('web:today.end')}</p>
      <p className={classes['next']}>
        {things > 0 ? t('web:today.endAfterThings') : t('web:today.endQuiet')}
      </p>
      {later > 0 && (
        <p className={classes['next']}>
          <Link to="/digest" className="inline-link">
            {t('web:today.inDigest', { count: later })}
          </Link>
        </p>
      )}
    </footer>
  );
}

function greeting(t: Translate, hour: number, fullName: string | null): string {
  const name = fullName?.trim().split(/\s+/u)[0];
  const part = hour < 4 || hour >= 18 ? 'evening' : hour < 12 ? 'morning' : 'afternoon';
  return name ? t(`web:today.greeting.${part}`, { name }) : t(`web:today.greetingWithoutName.${part}`);
}
