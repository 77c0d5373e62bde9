import { useEffect, useState } from 'react';
import type { Answer, Answers, Item } from '../contract/item.ts';
import { answerFits } from '../domain/item.ts';
import { askedItems } from '../domain/skip.ts';

/** What somebody has answered so far, on this device alone. */
export interface Draft {
  readonly answers: Answers;
  /** Words beside an answer, by item. */
  readonly words: Answers;
  /** Items that they would rather not answer. */
  readonly left: readonly string[];
}

export const EMPTY_DRAFT: Draft = { answers: {}, words: {}, left: [] };

/** Where a draft survives a reload and a closed window; a kiosk has none. */
export interface DraftPlace {
  readonly read: () => Draft | null;
  readonly write: (draft: Draft | null) => void;
}

/** A draft of a person and a wave in this browser; it goes when it has been sent, or when the wave is over. */
export function keptDraft(personId: string, waveId: string): DraftPlace {
  const key = `inward.sitting.${personId}.${waveId}`;
  return {
    read: () => parsed(localStorage.getItem(key)),
    write: (draft) =>
      draft ? localStorage.setItem(key, JSON.stringify(draft)) : localStorage.removeItem(key),
  };
}

export const NOWHERE: DraftPlace = { read: () => null, write: () => undefined };

/** The state of a sitting: what is asked after the answers so far, and how each is given, left out or taken back. */
export function useSitting(items: readonly Item[], { begun, place }: { begun: Draft; place: DraftPlace }) {
  const [draft, setDraft] = useState(begun);
  useEffect(() => {
    if (draft !== begun) place.write(draft);
  }, [draft, begun, place]);
  const change = (itemId: string, answer: Answer | null, left: boolean) =>
    setDraft(({ answers, words, left: others }) => ({
      answers: withAnswer(answers, itemId, answer),
      words: left ? withAnswer(words, itemId, null) : words,
      left: left ? [...others.filter((id) => id !== itemId), itemId] : others.filter((id) => id !== itemId),
    }));
  return {
    draft,
    asked: askedItems(items, draft.answers),
    give: (item: Item, answer: Answer | null) => change(item.id, answer, false),
    leaveOut: (item: Item) => change(item.id, null, true),
    write: (item: Item, text: string) =>
      setDraft((before) => ({ ...before, words: withAnswer(before.words, item.id, text || null) })),
  };
}

export type Sitting = ReturnType<typeof useSitting>;

/** How many of the items that are asked have an answer that can be sent. */
export function answeredCount({ draft, asked }: Pick<Sitting, 'draft' | 'asked'>): number {
  return asked.filter((item) => {
    const answer = draft.answers[item.id];
    return answer !== undefined && answerFits(item, answer) === null;
  }).length;
}

/** The answers that fit their items: an unfinished ranking is no answer, and spaces are no words. */
export function finished(
  items: readonly Item[],
  { answers, words }: Draft,
): Pick<Draft, 'answers' | 'words'> {
  const fitting = items.flatMap((item) => {
    const answer = trimmed(answers[item.id]);
    return answer !== undefined && answerFits(item, answer) === null ? [[item.id, answer] as const] : [];
  });
  const written = items.flatMap(({ id }) => {
    const text = trimmed(words[id]);
    return text ? [[id, text] as const] : [];
  });
  return { answers: Object.fromEntries(fitting), words: Object.fromEntries(written) };
}

const trimmed = (answer: Answer | undefined) => (typeof answer === 'string' ? answer.trim() : answer);

function withAnswer(answers: Answers, itemId: string, answer: Answer | null): Answers {
  const { [itemId]: _before, ...rest } = answers;
  return answer === null ? rest : { ...rest, [itemId]: answer };
}

function parsed(text: string | null): Draft | null {
  if (!text) return null;
  try {
    // Safe: only `write` puts something there, and what does not fit an item is left out before sending.
    return { ...EMPTY_DRAFT, ...(JSON.parse(text) as Partial<Draft>) };
  } catch {
    return null;
  }
}
