import type { NewEdition } from '../contract/message.ts';

/** What a list shows of an edition. */
export interface Card {
  readonly messageId: string;
  readonly lane: string;
  readonly level: string;
  readonly edition: Pick<NewEdition, 'title' | 'oneLine' | 'fromWhom' | 'changesForYou' | 'seconds'>;
  readonly language: string;
  readonly trueUntilOn: string | null;
}

/**
 * The card as JSON text without its closing brace. It is written once, when the message is published; a list of twenty is
 * then put together by joining texts, and the person's own fields are appended in the query.
 */
export function cardText({ messageId, lane, level, edition, language, trueUntilOn }: Card): string {
  const { title, oneLine, fromWhom, changesForYou, seconds } = edition;
  return JSON.stringify({
    id: messageId,
    language,
    lane,
    level,
    title,
    oneLine,
    fromWhom,
    changesForYou,
    seconds,
    trueUntilOn,
  }).slice(0, -1);
}
