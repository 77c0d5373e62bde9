import { Action, Layout, type Letter, type LetterFrame, Paragraph } from '#platform/email-render.tsx';

export interface DigestItem {
  readonly title: string;
  readonly oneLine: string;
}

/** What did not fit into somebody's week, in one letter. */
export function digestLetter({
  frame,
  items,
  url,
}: {
  frame: LetterFrame;
  items: readonly DigestItem[];
  url: string;
}): Letter {
  const { t, accent } = frame;
  const subject = t('email.digest.subject', { count: items.length });
  return {
    subject,
    element: (
      <Layout
        frame={frame}
        preview={items.map(({ title }) => title).join(' · ')}
        heading={subject}
        reason={t('email.digest.reason')}
      >
        {items.map(({ title, oneLine }) => (
          <Paragraph key={title}>
            <strong>{title}</strong>
            <br />
            {oneLine}
          </Paragraph>
        ))}
        <Action href={url} label={t('email.digest.action')} accent={accent} />
        <Paragraph>
          <a href="[[inward:unsubscribe]]">{t('email.digest.leave')}</a>
        </Paragraph>
      </Layout>
    ),
  };
}
