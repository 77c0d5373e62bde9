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

interface AnswerFacts {
  readonly title: string;
  /** Paragraphs of what was heard and of what is done. */
  readonly heard: readonly string[];
  readonly doing: readonly string[];
  /** Slots that delivery fills for each person: the address of the message, and the way out. */
  readonly read: string;
  readonly leave: string;
}

/** To everybody who was invited: what was heard and what is done. Goes out with the other messages of a week. */
export function answerLetter(frame: LetterFrame, { title, heard, doing, read, leave }: AnswerFacts): Letter {
  const { t, accent } = frame;
  const told = (heading: string, paragraphs: readonly string[]) => [
    <Paragraph key={heading}>
      <strong>{heading}</strong>
    </Paragraph>,
    ...paragraphs.map((text) => <Paragraph key={text}>{text}</Paragraph>),
  ];
  return {
    subject: t('letters.answered.subject', { title }),
    element: (
      <Layout
        frame={frame}
        preview={t('letters.answered.oneLine')}
        heading={title}
        reason={t('letters.answered.reason')}
      >
        {told(t('letters.answered.heard'), heard)}
        {told(t('letters.answered.doing'), doing)}
        <Action href={read} label={t('letters.answered.results')} accent={accent} />
        <Paragraph>
          <a href={leave}>{t('letters.answered.leave')}</a>
        </Paragraph>
      </Layout>
    ),
  };
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
