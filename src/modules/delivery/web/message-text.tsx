import type { RichText } from '#kernel/rich-text.ts';
import { addressOf } from '#web/client.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { type PollAsked, RichTextView } from '#web/ui/rich-text.tsx';
import { MessagePoll } from './message-poll.tsx';
import { minutesWord, type ReadMessage } from './reader-words.ts';

interface MessageTextProps {
  readonly message: ReadMessage;
  readonly reading?: 'signedIn' | 'byLink';
}

/** The text of an edition. Whoever publishes a message has checked its document (`kernel/rich-text`). */
export function MessageText({ message, reading = 'signedIn' }: MessageTextProps) {
  const { doc, language } = message;
  const t = useT();
  const own = useLanguage();
  const bytes = new Intl.NumberFormat(own, {
    style: 'unit',
    unit: 'megabyte',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
    minimumFractionDigits: 1,
  });
  return (
    <RichTextView
      // Safe: `kernel/rich-text-parse` built it before it was published.
      doc={doc as unknown as RichText}
      language={language}
      dropCap
      place={{
        image: (imageId, width) => addressOf('campaigns.readImage', { imageId, width }),
        attachment: (fileId) => addressOf('campaigns.downloadAttachment', { fileId }),
        // Who came by the link of a letter reads the question; a vote is the act of somebody who signed in.
        ...(reading === 'signedIn'
          ? { poll: (asked: PollAsked) => <MessagePoll message={message} asked={asked} /> }
          : {}),
        minutes: (seconds) => minutesWord(seconds, t),
        bytes: (size) => bytes.format(size / 1_000_000),
      }}
    />
  );
}
