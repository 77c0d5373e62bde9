import { formatInstant, type Instant } from '#kernel/calendar.ts';
import { Action, Layout, type Letter, type LetterFrame, Paragraph } from '#platform/email-render.tsx';

interface WaveFacts {
  readonly title: string;
  /** With the hash of the manifest behind `#m=`, which no server sees. */
  readonly link: string;
  /** The six words of the manifest, to be compared with those on the page. */
  readonly words: readonly string[];
  readonly closesAt: Instant;
  readonly zone: string;
}

/** To everybody who is invited: what it is about, until when, and how one can check that all were given the same. */
export function invitationLetter(frame: LetterFrame, facts: WaveFacts): Letter {
  return letter(frame, facts, 'invitation');
}

/** To everybody under some labels. Nobody knows who is done, so it says that who is may ignore it. */
export function reminderLetter(frame: LetterFrame, facts: WaveFacts): Letter {
  return letter(frame, facts, 'reminder');
}

function letter(
  frame: LetterFrame,
  { title, link, words, closesAt, zone }: WaveFacts,
  kind: 'invitation' | 'reminder',
): Letter {
  const { t, accent, language } = frame;
  const until = formatInstant(closesAt, language, zone);
  return {
    subject: t(`letters.${kind}.subject`, { title }),
    element: (
      <Layout
        frame={frame}
        preview={t(`letters.${kind}.preview`, { until })}
        heading={title}
        reason={t('letters.reason')}
      >
        <Paragraph>{t(`letters.${kind}.text`, { until })}</Paragraph>
        <Paragraph>{t('letters.promise')}</Paragraph>
        <Action href={link} label={t('letters.action')} accent={accent} />
        <Paragraph>
          {t('letters.words')}
          <br />
          <strong>{words.join(' ')}</strong>
        </Paragraph>
      </Layout>
    ),
  };
}
