import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { type Editions, editionFor, type Language } from '#kernel/language.ts';
import type { Rule } from '#modules/people/contract/audience-rule.ts';
import { audienceHandlers } from '#modules/people/service/audience.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange } from '#platform/module.ts';
import { translator } from '#platform/translate.ts';
import { EVERYONE } from '../contract/figure.ts';
import type { Item } from '../contract/item.ts';
import { groupsOfView } from '../domain/sealed-wave.ts';
import { focusFellDue, surveyBegun } from '../events.ts';
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fi from '../messages/fi.json' with { type: 'json' };
import { dueFocus, type FocusRow, holdFocus, tieFollowUp } from '../store/focus.ts';
import { invitedUnder } from '../store/reader.ts';
import { insertSurvey } from '../store/survey.ts';
import { findWave } from '../store/wave.ts';
import { groupView, type ResultSight, sightOf } from './result-sight.ts';
import { refuseUnlessPlanner } from './survey.ts';

/** What results say outside the browser, in a language. */
export const resultWords = translator({ en, fi, es });

/**
 * Makes the survey that asks the same people whether it helped: the item again, on the same scale, and whether what was agreed
 * made a difference. A draft, because opening one is for whoever plans surveys. Once: a second call gives the first one.
 */
export async function askAgain(tx: Context, focusId: string): Promise<{ surveyId: string }> {
  refuseUnlessPlanner(tx);
  const focus = (await holdFocus(tx.db, focusId)) ?? refuse('not_found', 'listening.focus_not_found');
  if (focus.followUpId) return { surveyId: focus.followUpId };
  const sight = await sightOf(tx, focus.waveId);
  const item =
    sight.questionnaire.items.find(({ id }) => id === focus.itemId) ??
    refuse('not_found', 'listening.item_not_in_wave');
  const surveyId = newId(Date.parse(tx.now));
  const { languages } = sight.questionnaire;
  const content = {
    kind: 'survey' as const,
    title: inEach(languages, (t, language) =>
      t('focus.followUpTitle', { item: editionFor(item.text, language).slice(0, 120) }),
    ),
    intro: null,
    audienceId: await audienceOf(tx, sight, focus),
    subject: null,
    languages,
    items: [{ ...item, id: newId(), when: null }, helpedItem(languages)],
    rhythm: null,
  };
  await insertSurvey(tx.db, { id: surveyId, content, madeBy: tx.actor.personId, madeAt: tx.now });
  await tx.publish(surveyBegun, { kind: 'listening.survey', id: surveyId }, { kind: content.kind });
  await tieFollowUp(tx.db, focusId, surveyId);
  return { surveyId };
}

/** Every morning: tells that the day has come to ask again, so that planners find it waiting. */
export async function proposeFollowUps(ctx: Context): Promise<void> {
  const due = await dueFocus(ctx.db, ctx.today);
  const today = due.filter(({ askAgainOn }) => askAgainOn === ctx.today).map(({ id }) => id);
  if (today.length > 0) await ctx.publish(focusFellDue, null, { focusIds: today });
}

function helpedItem(languages: readonly Language[]): Item {
  return {
    id: newId(),
    bankKey: null,
    construct: null,
    text: inEach(languages, (t) => t('focus.helpedItem')),
    help: null,
    scale: { kind: 'agree5' },
    favourable: 'high',
    comment: true,
    when: null,
  };
}

function inEach(
  languages: readonly Language[],
  say: (t: ReturnType<typeof resultWords>, language: Language) => string,
): Editions {
  return Object.fromEntries(languages.map((language) => [language, say(resultWords(language), language)]));
}

/** The same people: the audience of the wave, or, for a group, those who were invited under its labels. */
async function audienceOf(
  tx: Context,
  sight: ResultSight,
  { groupKey, waveId, id }: FocusRow,
): Promise<string | null> {
  if (groupKey === EVERYONE) return (await findWave(tx.db, waveId))?.settings.audienceId ?? null;
  const { view } = groupView(sight, groupKey);
  const sealed = sight.labels.map((label) => ({ ...label, everyone: label.kind === 'everyone', ballots: 0 }));
  const labels = groupsOfView(sealed, view ?? 'org').find(({ key }) => key === groupKey)?.labels ?? [
    groupKey,
  ];
  const people = await invitedUnder(tx.db, { waveId, view: view ?? 'org', labels });
  if (people.length === 0) return refuse('conflict', 'listening.nobody_to_ask');
  const rule = peopleRule(people);
  const name = `${editionFor(groupView(sight, groupKey).name, tx.actor.language).slice(0, 150)} · ${id.slice(-6)}`;
  return (await audienceHandlers.createAudience(tx, { name, rule }, NO_EXCHANGE)).id;
}

/** A condition names at most a thousand people. */
const PEOPLE_IN_A_CONDITION = 1000;

function peopleRule(personIds: readonly string[]): Rule {
  const rules: Rule[] = [];
  for (let at = 0; at < personIds.length; at += PEOPLE_IN_A_CONDITION)
    rules.push({ kind: 'people', personIds: personIds.slice(at, at + PEOPLE_IN_A_CONDITION) });
  const [only] = rules;
  return rules.length === 1 && only ? only : { kind: 'any', rules };
}

// The handler is asked from inside, where there is no browser whose cookies it could set.
const NO_EXCHANGE: Exchange = {
  address: '',
  userAgent: '',
  cookie: () => undefined,
  setCookie: () => undefined,
  clearCookie: () => undefined,
  upload: undefined,
};
