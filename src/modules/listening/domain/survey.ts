import type { Grant } from '#kernel/roles.ts';
import { type Item, SURVEYORS, type SurveyKind } from '../contract/item.ts';
import type { Missing, SurveyContent } from '../contract/survey.ts';
import { isWords, missingLanguages, optionsOf } from './item.ts';
import { conditionProblems } from './skip.ts';

/** A survey speaks for the whole organisation, so a role in one unit is not enough to write one. */
export function canPlanSurveys({ grants }: { readonly grants: readonly Grant[] }): boolean {
  return grants.some(({ role, unitId }) => unitId === null && SURVEYORS.some((one) => one === role));
}

/** Most items by kind; null: as many as a survey can have. */
const MOST_BY_KIND: Record<SurveyKind, number | null> = {
  survey: null,
  pulse: 15,
  enps: 2,
  mood: 1,
  probe: 1,
  vote: 3,
  session: 10,
};

/** Everything that keeps a survey from opening, in the order in which its author meets it. Empty: it can open. */
export function missingIn(
  content: SurveyContent,
  { itemsPerFortnight }: { readonly itemsPerFortnight: number },
): Missing[] {
  return [
    ...missingEditions(content),
    ...itemProblems(content.items),
    ...kindProblems(content, itemsPerFortnight),
  ];
}

function missingEditions({ title, intro, items, languages }: SurveyContent): Missing[] {
  const lacking = (part: 'title' | 'intro' | 'item', itemId: string | null, gone: Item['id'][]) =>
    gone.length === 0
      ? []
      : [
          {
            code: 'edition_missing' as const,
            part,
            itemId,
            languages: languages.filter((language) => gone.includes(language)),
          },
        ];
  const without = (text: Item['text']) => languages.filter((language) => !text[language]);
  return [
    ...lacking('title', null, without(title)),
    ...lacking('intro', null, intro ? without(intro) : []),
    ...items.flatMap((item) => lacking('item', item.id, missingLanguages(item, languages))),
  ];
}

function itemProblems(items: readonly Item[]): Missing[] {
  const conditions = conditionProblems(items);
  return items.flatMap((item): Missing[] => {
    const problem = conditions.get(item.id);
    const options = optionsProblem(item);
    return [
      ...(problem ? [{ code: 'condition_cannot_hold' as const, itemId: item.id, problem }] : []),
      ...(options ? [{ code: 'options_do_not_fit' as const, itemId: item.id, problem: options }] : []),
    ];
  });
}

function optionsProblem({ scale }: Item): 'code_twice' | 'more_than_there_are' | null {
  const codes = optionsOf(scale).map(({ code }) => code);
  if (new Set(codes).size < codes.length) return 'code_twice';
  const wanted = scale.kind === 'multiple' ? scale.most : scale.kind === 'ranking' ? scale.places : 0;
  return wanted > codes.length ? 'more_than_there_are' : null;
}

function kindProblems(content: SurveyContent, itemsPerFortnight: number): Missing[] {
  const { kind, items, subject, rhythm } = content;
  const problems: Missing[] = [];
  if (items.length === 0) problems.push({ code: 'no_items' });
  const most = MOST_BY_KIND[kind];
  if (most !== null && items.length > most)
    problems.push({ code: 'too_many_items_for_kind', kind, most, items: items.length });
  if (kind === 'mood')
    for (const item of items.filter((one) => !isOneTap(one)))
      problems.push({ code: 'not_answered_with_one_tap', itemId: item.id });
  if (kind === 'enps' && !items.some(isRecommendation)) problems.push({ code: 'no_recommendation' });
  if ((kind === 'probe' || kind === 'vote') && !subject) problems.push({ code: 'no_subject', kind });
  if (kind === 'pulse' && !rhythm) problems.push({ code: 'no_rhythm' });
  if (kind === 'pulse' && rhythm && rhythm.openDays >= rhythm.everyDays)
    problems.push({ code: 'rhythm_overlaps', everyDays: rhythm.everyDays, openDays: rhythm.openDays });
  if (kind === 'pulse' && items.length > itemsPerFortnight)
    problems.push({ code: 'above_the_limit', items: items.length, itemsPerFortnight });
  return problems;
}

/** The question of an eNPS: 0 to 10, how likely one is to recommend. */
export const isRecommendation = ({ scale, construct }: Pick<Item, 'scale' | 'construct'>): boolean =>
  scale.kind === 'score10' && construct === 'recommendation';

const isOneTap = (item: Item): boolean =>
  !isWords(item) &&
  item.scale.kind !== 'multiple' &&
  item.scale.kind !== 'ranking' &&
  item.scale.kind !== 'slider';
