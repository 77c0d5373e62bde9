import { LANGUAGES } from '#kernel/language.ts';
import type { BankItem, Construct, Item } from '../contract/item.ts';
import { CIVIL_SERVICE_ITEMS } from './item-bank-civil-service.ts';
import { FEDERAL_ITEMS } from './item-bank-federal.ts';
import { OWN_ITEMS } from './item-bank-own.ts';
import { WELLBEING_ITEMS } from './item-bank-wellbeing.ts';

/** Items that may be used by anybody, in all languages; each says where it comes from and on which terms. */
export const ITEM_BANK: readonly BankItem[] = [
  ...OWN_ITEMS,
  ...CIVIL_SERVICE_ITEMS,
  ...FEDERAL_ITEMS,
  ...WELLBEING_ITEMS,
];

const BY_KEY = new Map(ITEM_BANK.map((one) => [one.bankKey, one]));

export const bankItemOf = (key: string): BankItem | undefined => BY_KEY.get(key);

/** The items of some constructs (all, when none are named) in which every word of a search occurs, in any language. */
export function searchBank(constructs: readonly Construct[], search: string): BankItem[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return ITEM_BANK.filter((one) => {
    if (constructs.length > 0 && !constructs.includes(one.construct)) return false;
    const text = LANGUAGES.map((language) => one.text[language] ?? '')
      .join(' ')
      .toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** An item of the bank as a survey asks it. */
export function itemFromBank({ source: _, licence: __, kinds: ___, ...asked }: BankItem, id: string): Item {
  return { ...asked, id, when: null };
}

/**
 * An item with the bank's key only while it asks the bank's words on the bank's scale: figures with one key are drawn on
 * one line over surveys and organisations, so a reworded item loses it.
 */
export function withHonestKey(item: Item): Item {
  if (item.bankKey === null) return item;
  const original = bankItemOf(item.bankKey);
  if (original && asksTheSame(item, original)) return { ...item, construct: original.construct };
  return { ...item, bankKey: null };
}

/** Whether two items ask the same words on the same scale in each language that both have. */
export function asksTheSame(one: Pick<Item, 'text' | 'scale'>, other: Pick<Item, 'text' | 'scale'>): boolean {
  return (
    sameTexts(one.text, other.text) && JSON.stringify(plain(one.scale)) === JSON.stringify(plain(other.scale))
  );
}

const sameTexts = (one: Item['text'], other: Item['text']) =>
  LANGUAGES.every((language) => !one[language] || !other[language] || one[language] === other[language]);

/** A value with its members in one order: what came back from the database has another. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    members.sort(([left], [right]) => (left < right ? -1 : 1)).map(([name, member]) => [name, plain(member)]),
  );
}
