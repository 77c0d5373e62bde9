import { LANGUAGE_NAMES } from '#kernel/language.ts';
import type { Translate } from '#web/messages.ts';
import type { Format } from '#web/ui/format.ts';
import type { Item } from '../contract/item.ts';
import type { Missing } from '../contract/survey.ts';

/** What a survey lacks before it can open, as a sentence. */
export function missingWords(
  lack: Missing,
  { items, t, format }: { items: readonly Item[]; t: Translate; format: Format },
): string {
  const numberOf = (itemId: string | null) => items.findIndex(({ id }) => id === itemId) + 1;
  switch (lack.code) {
    case 'edition_missing': {
      const languages = format.list(lack.languages.map((language) => LANGUAGE_NAMES[language]));
      return t(`listening:missing.${lack.part}`, { languages, number: numberOf(lack.itemId) });
    }
    case 'condition_cannot_hold': {
      const why = t(`listening:conditions.${lack.problem}`);
      const what = t('listening:missing.condition_cannot_hold', { number: numberOf(lack.itemId) });
      return t('listening:studio.lackAndWhy', { what, why });
    }
    case 'options_do_not_fit': {
      const why = t(`listening:options.${lack.problem}`);
      const what = t('listening:missing.options_do_not_fit', { number: numberOf(lack.itemId) });
      return t('listening:studio.lackAndWhy', { what, why });
    }
    case 'too_many_items_for_kind':
      return t('listening:missing.too_many_items_for_kind', { count: lack.most, items: lack.items });
    case 'not_answered_with_one_tap':
      return t('listening:missing.not_answered_with_one_tap', { number: numberOf(lack.itemId) });
    case 'rhythm_overlaps':
      return t('listening:missing.rhythm_overlaps', {
        openDays: lack.openDays,
        everyDays: lack.everyDays,
      });
    case 'above_the_limit':
      return t('listening:missing.above_the_limit', {
        items: lack.items,
        itemsPerFortnight: lack.itemsPerFortnight,
      });
    case 'no_items':
    case 'no_recommendation':
    case 'no_subject':
    case 'no_rhythm':
      return t(`listening:missing.${lack.code}`);
  }
}
