import { Action, Layout, type Letter, type LetterFrame, Paragraph } from '#platform/email-render.tsx';

/** To whoever answers: how many cases are due by the next working day and how many are past it. Never their text. */
export function reminderLetter(
  frame: LetterFrame,
  { soon, overdue, link }: { soon: number; overdue: number; link: string },
): Letter {
  const { t, accent } = frame;
  const count = soon + overdue;
  return {
    subject: t('letters.reminder.subject', { count }),
    element: (
      <Layout
        frame={frame}
        preview={t('letters.reminder.preview')}
        heading={t('letters.reminder.heading', { count })}
        reason={t('letters.reminder.reason')}
      >
        {overdue > 0 ? <Paragraph>{t('letters.reminder.overdue', { count: overdue })}</Paragraph> : null}
        {soon > 0 ? <Paragraph>{t('letters.reminder.soon', { count: soon })}</Paragraph> : null}
        <Paragraph>{t('letters.reminder.how')}</Paragraph>
        <Action href={link} label={t('letters.reminder.action')} accent={accent} />
      </Layout>
    ),
  };
}
