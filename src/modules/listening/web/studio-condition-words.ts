import { editionFor, type Language } from '#kernel/language.ts';
import type { Translate } from '#web/messages.ts';
import type { Format } from '#web/ui/format.ts';
import type { Condition, ConditionTest, Item } from '../contract/item.ts';
import { optionsOf } from '../domain/item.ts';

interface Speaker {
  readonly t: Translate;
  readonly language: Language;
  readonly format: Format;
}

/** When an item is asked, as a sentence: «Only if item 2 is at least 4 and item 3 was skipped.» */
export function conditionWords(condition: Condition, items: readonly Item[], speaker: Speaker): string {
  const { t, format } = speaker;
  const tests = condition.tests.map((test) => testWords(test, items, speaker));
  const list = new Intl.ListFormat(format.locale, {
    type: condition.join === 'all' ? 'conjunction' : 'disjunction',
  }).format(tests);
  return t('listening:studio.condition.onlyIf', { tests: list });
}

function testWords(test: ConditionTest, items: readonly Item[], { t, language, format }: Speaker): string {
  const at = items.findIndex(({ id }) => id === test.itemId);
  const item = items[at];
  if (!item) return t('listening:conditions.item_gone');
  const number = at + 1;
  if (test.is === 'at_least' || test.is === 'at_most')
    return t(`listening:studio.condition.said.${test.is}`, { number, value: test.value });
  if (test.is === 'any_of' || test.is === 'none_of') {
    const options = optionsOf(item.scale).filter(({ code }) => test.codes.includes(code));
    const names = options.map(({ text }) =>
      t('listening:answering.quoted', { text: editionFor(text, language) }),
    );
    return t(`listening:studio.condition.said.${test.is}`, { number, options: format.list(names) });
  }
  return t(`listening:studio.condition.said.${test.is}`, { number });
}
