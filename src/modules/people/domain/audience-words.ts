import { formatDay } from '#kernel/calendar.ts';
import { unreachable } from '#kernel/errors.ts';
import { editionFor, type Language } from '#kernel/language.ts';
import type { RuleNames } from '../contract/audience.ts';
import type { AttributeTest, Condition, Generation, Rule } from '../contract/audience-rule.ts';
import { BIRTH_YEARS } from './audience.ts';
import { displayName, type Say } from './person-name.ts';

/** What the words need besides the rule: the reader's language, their `t`, and the names of what the rule mentions. */
export interface Vocabulary {
  readonly language: Language;
  readonly t: Say;
  readonly names: RuleNames;
}

/**
 * A condition in words, as a clause that follows «everyone who»: each is a verb with its own objects, so that clauses can be
 * joined in any number and order, and Finnish and Spanish need not inflect a piece of somebody else's sentence.
 */
export interface Clause {
  readonly text: string;
  /** The conditions of a group, whose `text` says how many of them must hold. */
  readonly parts: readonly Clause[];
  readonly joins: 'all' | 'any' | 'other';
}

/** The rule as a tree of clauses, for an outline on screen. */
export function clausesOf(rule: Rule, words: Vocabulary): Clause {
  if (rule.kind === 'not') return negated(rule.rule, words);
  if (rule.kind === 'all' || rule.kind === 'any') {
    return {
      text: words.t(`audience.group.${rule.kind}`),
      parts: rule.rules.map((part) => clausesOf(part, words)),
      joins: rule.kind,
    };
  }
  return { text: clauseOf(rule, 'is', words), parts: [], joins: 'other' };
}

/** The rule in one sentence: «Everyone who works in Sales or a unit below it and has worked here for at least 2 years.» */
export function sentenceOf(rule: Rule, words: Vocabulary): string {
  const clause = clausesOf(rule, words);
  return words.t('audience.sentence', { clause: joinedAtTop(clause, words) });
}

function joinedAtTop(clause: Clause, words: Vocabulary): string {
  const { parts, joins } = clause;
  const plain = parts.length > 0 && joins !== 'other' && parts.every((part) => part.parts.length === 0);
  if (plain)
    return list(
      parts.map(({ text }) => text),
      { joins, language: words.language },
    );
  return inBrackets(clause, words);
}

// Semicolons and brackets, because «A or B and C» says two things.
function inBrackets({ text, parts }: Clause, words: Vocabulary): string {
  if (parts.length === 0) return text;
  return words.t('audience.group.listed', {
    heading: text,
    clauses: parts.map((part) => inBrackets(part, words)).join('; '),
  });
}

function negated(rule: Rule, words: Vocabulary): Clause {
  if (rule.kind === 'not') return clausesOf(rule.rule, words);
  if (rule.kind === 'all' || rule.kind === 'any') {
    return {
      text: words.t(rule.kind === 'all' ? 'audience.group.notAll' : 'audience.group.none'),
      parts: rule.rules.map((part) => clausesOf(part, words)),
      joins: 'other',
    };
  }
  return { text: clauseOf(rule, 'isNot', words), parts: [], joins: 'other' };
}

type Polarity = 'is' | 'isNot';

function clauseOf(condition: Condition, polarity: Polarity, words: Vocabulary): string {
  const { t, language, names } = words;
  const either = (texts: readonly string[]) => list(texts, { joins: 'any', language });
  const say = (key: string, values: Record<string, string | number> = {}) =>
    t(`audience.${key}.${polarity}`, values);
  switch (condition.kind) {
    case 'everyone':
      return say('everyone');
    case 'unit':
      return say(condition.below ? 'unitAndBelow' : 'unit', {
        count: condition.unitIds.length,
        units: either(condition.unitIds.map((id) => nameIn(names.units, id, t))),
      });
    case 'roleFamily':
      return say('roleFamily', { names: either(condition.names), count: condition.names.length });
    case 'location':
      return say('location', { names: either(condition.names), count: condition.names.length });
    case 'tenure':
      return tenureClause(condition, polarity, words);
    case 'generation':
      return say('generation', {
        generations: either(condition.generations.map((one) => generationName(one, t))),
      });
    case 'language':
      return say('language', {
        languages: either(condition.languages.map((one) => t(`audience.languages.${one}`))),
      });
    case 'attribute':
      return attributeClause(condition, polarity, words);
    case 'manager':
      return say(condition.reach === 'direct' ? 'directReport' : 'line', {
        manager: personName(names.people, condition.managerId, t),
      });
    case 'audience':
      return say('audience', { name: nameIn(names.audiences, condition.audienceId, t) });
    case 'people':
      return peopleClause(condition.personIds, polarity, words);
    default:
      return unreachable(condition);
  }
}

function tenureClause(
  condition: Extract<Condition, { kind: 'tenure' }>,
  polarity: Polarity,
  { t }: Vocabulary,
): string {
  const span = (count: number) => t(`audience.span.${condition.in}`, { count });
  const { atLeast, lessThan } = condition;
  if (atLeast !== undefined && lessThan !== undefined) {
    return t(`audience.tenureBetween.${polarity}`, { from: span(atLeast), to: span(lessThan) });
  }
  if (atLeast !== undefined) return t(`audience.tenureAtLeast.${polarity}`, { span: span(atLeast) });
  return t(`audience.tenureLessThan.${polarity}`, { span: span(lessThan ?? 0) });
}

function attributeClause(
  { key, test }: Extract<Condition, { kind: 'attribute' }>,
  polarity: Polarity,
  words: Vocabulary,
): string {
  const { t, language, names } = words;
  const declared = names.attributes.find((attribute) => attribute.key === key);
  const label = declared ? editionFor(declared.label, language) || key : key;
  return t(`audience.attribute.${test.is}.${polarity}`, { label, value: testedValue(test, language) });
}

function testedValue(test: AttributeTest, language: Language): string {
  const number = (value: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 20 }).format(value);
  switch (test.is) {
    case 'known':
      return '';
    case 'oneOf':
      return list(
        test.values.map((value) => (typeof value === 'number' ? number(value) : value)),
        { joins: 'any', language },
      );
    case 'onOrAfter':
    case 'before':
      return formatDay(test.day, language, 'long');
    default:
      return number(test.number);
  }
}

const NAMED_AT_MOST = 5;

function peopleClause(
  personIds: readonly string[],
  polarity: Polarity,
  { t, language, names }: Vocabulary,
): string {
  const named = personIds.slice(0, NAMED_AT_MOST).map((id) => personName(names.people, id, t));
  const left = personIds.length - named.length;
  if (left > 0) return t(`audience.peopleAndMore.${polarity}`, { names: named.join(', '), count: left });
  return t(`audience.people.${polarity}`, { names: list(named, { joins: 'any', language }) });
}

function generationName(generation: Generation, t: Say): string {
  if (generation === 'unknown') return t('audience.generations.unknown');
  return t(`audience.generations.${generation}`, BIRTH_YEARS[generation]);
}

function nameIn(names: readonly { id: string; name: string }[], id: string, t: Say): string {
  return names.find((one) => one.id === id)?.name ?? t('audience.gone');
}

function personName(people: RuleNames['people'], id: string, t: Say): string {
  const person = people.find((one) => one.id === id);
  return person ? displayName(person, t) : t('audience.gone');
}

// Intl knows that Spanish «y» becomes «e» before an i, and «o» becomes «u» before an o. It does not know that in Finnish
// «and» and «not» before a verb are one word: not «ja ei käytä» but «eikä käytä».
function list(
  texts: readonly string[],
  { joins, language }: { joins: 'all' | 'any'; language: Language },
): string {
  const last = texts.at(-1) ?? '';
  if (language === 'fi' && joins === 'all' && texts.length > 1 && last.startsWith('ei ')) {
    return `${texts.slice(0, -1).join(', ')} eikä ${last.slice(3)}`;
  }
  const type = joins === 'all' ? 'conjunction' : 'disjunction';
  return new Intl.ListFormat(language, { type, style: 'long' }).format(texts);
}
