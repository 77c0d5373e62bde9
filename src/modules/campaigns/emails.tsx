import type { ReactNode } from 'react';
import type { Letter, LetterFrame } from '#platform/email-render.tsx';
import { Action, Layout, Paragraph } from '#platform/email-render.tsx';

/** Slots that delivery fills for each person when the letter goes out. */
export const SLOTS = {
  name: '[[inward:name]]',
  read: '[[inward:read]]',
  unsubscribe: '[[inward:unsubscribe]]',
  link: (number: number) => `[[inward:link:${number}]]`,
};

interface PieceLetter {
  readonly title: string;
  readonly summary: string | null;
  readonly fromWhom: string;
  /** What changes for the reader; null: nothing. */
  readonly changes: string | null;
  /** The document by `kernel/rich-text-html`, which escapes everything that people wrote. */
  readonly html: string;
  readonly minutes: number;
}

/** A piece as a letter, compiled once per edition. */
export function pieceLetter(frame: LetterFrame, piece: PieceLetter): Letter {
  const { t, accent } = frame;
  const says = piece.changes ?? t('piece.nothingChanges');
  return {
    subject: piece.title,
    element: (
      <Layout
        frame={frame}
        preview={piece.summary ?? says}
        heading={piece.title}
        reason={t('letters.piece.reason')}
      >
        <Paragraph>{t('letters.piece.hello', { name: SLOTS.name })}</Paragraph>
        {piece.summary ? <Paragraph>{piece.summary}</Paragraph> : null}
        <Change accent={accent} heading={t('piece.changesForYou')}>
          {says}
        </Change>
        <Document html={piece.html} />
        <Paragraph>{t('letters.piece.from', { whom: piece.fromWhom })}</Paragraph>
        <Action href={SLOTS.read} label={t('letters.piece.read', { count: piece.minutes })} accent={accent} />
        <p style={{ fontSize: 14, lineHeight: '20px', margin: '16px 0 0' }}>
          <a href={SLOTS.unsubscribe} style={{ color: '#5c635f' }}>
            {t('letters.piece.unsubscribe')}
          </a>
        </p>
      </Layout>
    ),
  };
}

function Change({ accent, heading, children }: { accent: string; heading: string; children: ReactNode }) {
  return (
    <div style={{ borderLeft: `4px solid ${accent}`, padding: '4px 16px', margin: '0 0 24px' }}>
      <p style={{ fontSize: 14, lineHeight: '20px', margin: '0 0 4px', color: '#5c635f' }}>{heading}</p>
      <p style={{ fontSize: 16, lineHeight: '26px', margin: 0 }}>{children}</p>
    </div>
  );
}

function Document({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own renderer, which escapes all text and attributes
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}
