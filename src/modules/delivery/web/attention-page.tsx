import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dayIn } from '#kernel/calendar.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { IconArrow } from '#web/ui/icons.tsx';
import { Numbers, Progress, SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import type { Attention } from './reader-words.ts';
import { minutesOf, minutesWord } from './reader-words.ts';
import { SafetyCount } from './safety-count.tsx';

/** The attention receipt: what this week asked of me, what I gave, and why each message came. */
export function AttentionPage() {
  const t = useT();
  const format = useFormat();
  const attention = useQuery(ask('delivery.readAttention', {}));
  return (
    <Page
      title={t('web:rooms.attention')}
      lede={
        attention.data &&
        t('delivery:reader.attentionLede', {
          count: minutesOf(
            attention.data.messages.reduce((sum, { readingSeconds }) => sum + readingSeconds, 0),
          ),
          day: format.longDay(attention.data.weekOn),
        })
      }
      aside={<SafetyCount />}
    >
      {attention.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {attention.error && <Failure error={attention.error} onRetry={() => void attention.refetch()} />}
      {attention.data && <Receipt attention={attention.data} />}
    </Page>
  );
}

function Receipt({ attention }: { attention: Attention }) {
  const t = useT();
  const { secondsAsked, secondsBudget, pushes, secondsRead, digest, messages } = attention;
  return (
    <>
      <Progress
        share={secondsBudget > 0 ? secondsAsked / secondsBudget : 0}
        label={t('delivery:reader.budget')}
        words={t('delivery:reader.budgetWords', {
          asked: minutesWord(secondsAsked, t),
          budget: minutesWord(secondsBudget, t),
        })}
      />
      <Section title={t('delivery:reader.inNumbers')} lede={t('delivery:reader.onlyYou')}>
        <Numbers
          numbers={[
            [t('delivery:reader.minutesRead'), minutesWord(secondsRead, t)],
            [t('delivery:reader.pushes'), String(pushes)],
            [t('delivery:reader.came'), String(messages.length)],
          ]}
        />
      </Section>
      <Section title={t('delivery:reader.whatAndWhy')}>
        {messages.length === 0 ? (
          <EmptyState title={t('delivery:reader.nothingCame')} />
        ) : (
          <Messages messages={messages} />
        )}
      </Section>
      <Link to="/digest" className="link">
        {t('delivery:reader.digestWaits', { count: digest.length })}
        <IconArrow size={16} />
      </Link>
    </>
  );
}

function Messages({ messages }: { messages: Attention['messages'] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Rows label={t('delivery:reader.whatAndWhy')}>
      {messages.map(({ id: messageId, title, readingSeconds, openedAt, ring, because }) => (
        <Row
          key={messageId}
          name={
            <Link to="/messages/$messageId" params={{ messageId }}>
              {title}
            </Link>
          }
          meta={[
            format.shortDay(dayIn(format.zone, openedAt)),
            ...because.map((step) => step.title),
            ring,
          ].join(' › ')}
          act={<span className="small num">{minutesWord(readingSeconds, t)}</span>}
        />
      ))}
    </Rows>
  );
}
