import { newId } from '#kernel/ids.ts';
import type { Editions, Language } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import type { Condition, Item, Option, Scale, ScaleKind } from '../contract/item.ts';
import type { SurveyContent } from '../contract/survey.ts';
import { isBlank } from './studio-kinds.ts';

type BankItem = Answer<'listening.listBankItems'>['items'][number];

/** What the form of a survey holds: what is written, and the version it was written upon. */
export interface SurveyDraft extends Record<string, unknown> {
  version: number;
  content: SurveyContent;
}

/** The words that a new scale begins with, in the language of whoever adds it. */
export interface FirstWords {
  readonly language: Language;
  readonly option: (number: number) => string;
  readonly left: string;
  readonly right: string;
}

/** An item as the bank has it: its words, key and construct stay, so that it is on one line with other surveys. */
export function itemOfBank({ source: _source, licence: _licence, kinds: _kinds, ...item }: BankItem): Item {
  return { ...item, id: newId(), when: null };
}

export function ownItem(kind: ScaleKind, first: FirstWords): Item {
  const scale = scaleOf(kind, first);
  return {
    id: newId(),
    bankKey: null,
    construct: null,
    text: {},
    help: null,
    scale,
    favourable: kind === 'agree5' || kind === 'agree7' || kind === 'score10' ? 'high' : null,
    comment: false,
    when: null,
  };
}

/** A scale of a kind; options are kept where both kinds have some. */
export function scaleOf(kind: ScaleKind, first: FirstWords, before?: Scale): Scale {
  const kept = before && 'options' in before ? before.options : undefined;
  const options = kept ?? [1, 2].map((code) => optionOf(code, first));
  switch (kind) {
    case 'single':
      return { kind, options };
    case 'multiple':
      return { kind, options, most: options.length };
    case 'ranking':
      return { kind, options, places: Math.min(3, options.length) };
    case 'slider':
      return { kind, left: { [first.language]: first.left }, right: { [first.language]: first.right } };
    case 'score10':
      return { kind, lowest: null, highest: null };
    default:
      return { kind };
  }
}

/** One more option; its code was never used in this item, for codes are what is counted. */
export function withAnotherOption(options: readonly Option[], first: FirstWords): Option[] {
  const code = Math.max(0, ...options.map((option) => option.code)) + 1;
  return [...options, optionOf(code, first)];
}

const optionOf = (code: number, { language, option }: FirstWords): Option => ({
  code,
  text: { [language]: option(code) },
});

/** The list with one thing at another place; as it was when there is no such place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const thing = list[from];
  if (thing === undefined || to < 0 || to >= list.length) return [...list];
  const rest = list.filter((_one, index) => index !== from);
  return [...rest.slice(0, to), thing, ...rest.slice(to)];
}

export const replaced = (items: readonly Item[], item: Item): Item[] =>
  items.map((one) => (one.id === item.id ? item : one));

/** What the server takes: texts that were emptied are left out. */
export function sendable(content: SurveyContent): SurveyContent {
  const orNull = (text: Editions | null) => (isBlank(text) ? null : text);
  return {
    ...content,
    intro: orNull(content.intro),
    items: content.items.map((item) => ({
      ...item,
      help: orNull(item.help),
      scale:
        item.scale.kind === 'score10'
          ? { ...item.scale, lowest: orNull(item.scale.lowest), highest: orNull(item.scale.highest) }
          : item.scale,
    })),
  };
}

/** Numbers, from 1, of the items that have no words in any language: they cannot be saved yet. */
export const wordless = (items: readonly Item[]): number[] =>
  items.flatMap(({ text, scale }, at) =>
    isBlank(text) || ('options' in scale && scale.options.some((option) => isBlank(option.text)))
      ? [at + 1]
      : [],
  );

/** The condition without tests of an item; null when nothing is left to ask. */
export function withoutTest(condition: Condition, at: number): Condition | null {
  const tests = condition.tests.filter((_test, index) => index !== at);
  return tests.length > 0 ? { ...condition, tests } : null;
}
