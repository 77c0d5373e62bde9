import { type Answer, addressOf } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { RichTextView } from '#web/ui/rich-text.tsx';
import classes from './piece.module.css';
import { useBytes } from './piece-bytes.ts';

export type Rendered = Answer<'campaigns.previewPiece'>;

interface RenderingProps {
  readonly rendered: Rendered;
  readonly pieceId: string;
}

/** As it stands in the feed of a phone. */
export function PhonePreview({ rendered }: RenderingProps) {
  const t = useT();
  const bytes = useBytes();
  const { title, summary, fromWhom, minutes, changes, feed } = rendered;
  return (
    <div className={classes['phone']}>
      <p className={classes['phoneMeta']}>
        {[fromWhom, t('campaigns:editor.minutes', { count: Math.max(1, Math.round(minutes)) })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <h2>{title}</h2>
      {summary && <p>{summary}</p>}
      <Changes changes={changes} />
      <RichTextView
        doc={feed}
        place={{
          image: (imageId, width) => addressOf('campaigns.readImage', { imageId, width }),
          attachment: (fileId) => addressOf('campaigns.downloadAttachment', { fileId }),
          minutes: (seconds) =>
            t('campaigns:editor.minutes', { count: Math.max(1, Math.round(seconds / 60)) }),
          bytes,
        }}
      />
    </div>
  );
}

function Changes({ changes }: { changes: string | null }) {
  const t = useT();
  return (
    <div className={classes['phoneChanges']}>
      <strong>{t('campaigns:piece.changesForYou')}</strong>
      <p>
        {changes === null
          ? t('campaigns:editor.changeNotSaid')
          : changes || t('campaigns:piece.nothingChanges')}
      </p>
    </div>
  );
}

/** The letter, in a frame that runs nothing and asks nobody for anything but our pictures; its text beside it. */
export function EmailPreview({ rendered: { email } }: RenderingProps) {
  const t = useT();
  return (
    <div className={classes['email']}>
      <p>
        <strong>{email.subject}</strong>
      </p>
      <iframe
        sandbox="allow-same-origin"
        srcDoc={email.html}
        title={t('campaigns:previews.letter', { subject: email.subject })}
        onLoad={({ currentTarget }) => dress(currentTarget.contentDocument)}
      />
      <details>
        <summary>{t('campaigns:previews.plain')}</summary>
        <pre>{email.plain}</pre>
      </details>
    </div>
  );
}

/**
 * A frame inherits our content security policy, which lets no style attribute through; set by a script of the page they are.
 * Scripts of the letter would not run: the frame has no leave to.
 */
function dress(letter: Document | null): void {
  for (const element of letter?.querySelectorAll<HTMLElement>('[style]') ?? [])
    element.style.cssText = element.getAttribute('style') ?? '';
}

/** What hangs on a wall; the printed sheet itself is a download beside the text. */
export function PosterPreview({ rendered, pieceId }: RenderingProps) {
  const t = useT();
  const { title, summary, changes, screen, address, language } = rendered;
  return (
    <div className={classes['poster']}>
      <h2>{title}</h2>
      {summary && <p>{summary}</p>}
      <Changes changes={changes} />
      <p className={classes['posterCode']}>
        {address.replace(/^https?:\/\//, '')}
        <span>{screen.code}</span>
      </p>
      <a
        className="link"
        href={addressOf('campaigns.printPoster', { pieceId, language, format: 'A4' })}
        download
      >
        {t('campaigns:previews.sheet')}
      </a>
    </div>
  );
}

/** A page of a screen in a hall: read in passing. */
export function ScreenPreview({ rendered: { screen, changes } }: RenderingProps) {
  return (
    <div className={classes['screen']}>
      <h2>{screen.title}</h2>
      {screen.summary && <p>{screen.summary}</p>}
      {changes && <p>{changes}</p>}
      <span>{screen.code}</span>
    </div>
  );
}

/** What a foreman says aloud, in about a minute. */
export function HuddlePreview({ rendered: { huddle } }: RenderingProps) {
  const t = useT();
  return (
    <div className={classes['script']}>
      <p className={classes['phoneMeta']}>
        {t('campaigns:previews.huddle', { count: huddle.seconds, words: huddle.words })}
        {huddle.shortened && ` ${t('campaigns:previews.shortened')}`}
      </p>
      {huddle.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** What is posted into a chat. */
export function ChatPreview({ rendered: { chat } }: RenderingProps) {
  return <p className={classes['chat']}>{chat}</p>;
}
