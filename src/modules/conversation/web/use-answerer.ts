import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Input } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { comingDay } from './case-words.ts';

/** Who would answer, and by when, in a sentence; asked anew when kind or place change. */
export function useAnswerer(place: Input<'conversation.readAnswerer'>) {
  const t = useT();
  const format = useFormat();
  const { data } = useQuery({
    ...ask('conversation.readAnswerer', place),
    placeholderData: keepPreviousData,
  });
  if (!data) return { data, words: null };
  const day = comingDay(data.dueOn, format);
  const words = data.owner?.name
    ? t('conversation:speak.answersBy', { owner: data.owner.name, day })
    : t('conversation:speak.deskAnswersBy', { day });
  return { data, words };
}
